import { instantOf } from '#lib/domain/day.ts';
import type { Display } from '#lib/domain/display.ts';
import type { DisplayLine, Report, Standing } from '#lib/protocol/displays.ts';
import type { Admission, AdmissionWorld } from './admission.ts';
import type { CredentialHash } from './credential.ts';
import { ScreenBook } from './screen-book.ts';
import { pairedStanding, unpairedStanding } from './standing-of.ts';

/** From where a screen asks. */
export interface Whence {
	/** Where a person finds this server: `https://board.example`. */
	readonly origin: string;
	/** The network address it comes from. */
	readonly address: string;
}

/** What screens ask and tell, known by their credentials. */
export class Screens {
	readonly #world: AdmissionWorld;
	readonly #admission: Admission;
	readonly #changed: () => void;
	readonly #book = new ScreenBook();

	/** `changed` is told whenever those who look after displays see something new. */
	constructor(world: AdmissionWorld, admission: Admission, changed: () => void) {
		this.#world = world;
		this.#admission = admission;
		this.#changed = changed;
	}

	/** What the screen of this credential is. */
	async standing(credential: CredentialHash, { origin, address }: Whence): Promise<Standing> {
		const kept = await this.#world.store.findByCredential(credential);
		if (kept) return pairedStanding(kept.display);
		const offer = this.#admission.offerTo(credential, address);
		return offer ? unpairedStanding(offer, origin) : { kind: 'crowded' };
	}

	/** A revoked screen has forgotten what it held: now its display is forgotten, too. */
	async forgotten(credential: CredentialHash): Promise<void> {
		const kept = await this.#world.store.findByCredential(credential);
		if (!kept?.display.revoked) return;
		await this.#world.store.remove(kept.display.id);
		this.#book.forget(kept.display.id);
		this.#changed();
	}

	/** A display's screen has connected. */
	arrived(id: string): Promise<void> {
		this.#book.arrive(id);
		return this.#heard(id);
	}

	/** A connection of a display's screen is gone. */
	left(id: string): Promise<void> {
		this.#book.leave(id);
		return this.#heard(id);
	}

	/** A display's screen says how it does. */
	reported(id: string, report: Report): Promise<void> {
		this.#book.report(id, report);
		return this.#heard(id);
	}

	isConnected(id: string): boolean {
		return this.#book.isConnected(id);
	}

	lineOf(display: Display): DisplayLine {
		return this.#book.lineOf(display);
	}

	async #heard(id: string): Promise<void> {
		const now = this.#world.clock();
		const version = this.#book.findDue(id, now);
		if (version !== undefined) await this.#world.store.saw(id, instantOf(now), version);
		this.#changed();
	}
}
