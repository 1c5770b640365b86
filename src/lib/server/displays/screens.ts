import { instantOf } from '#lib/domain/day.ts';
import type { Display } from '#lib/domain/display.ts';
import type { DisplayLine, Report, Standing } from '#lib/protocol/displays.ts';
import { orInTrouble } from '../database/trouble.ts';
import type { Admission, AdmissionWorld } from './admission.ts';
import { findHash, newCredential, type Credential, type CredentialHash } from './credential.ts';
import type { DisplayNews } from './display-news.ts';
import { ScreenBook } from './screen-book.ts';
import { offeredStanding, pairedStanding } from './standing-of.ts';

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
	readonly #news: DisplayNews;
	readonly #book: ScreenBook;

	constructor(world: AdmissionWorld, admission: Admission, news: DisplayNews) {
		this.#world = world;
		this.#admission = admission;
		this.#news = news;
		this.#book = new ScreenBook(world.bus, () => news.linesHere());
	}

	/** No screen is connected here any more. */
	close(): void {
		this.#book.close();
	}

	/**
	 * What the screen is that loads its page, and the credential it is to keep. Whoever comes without one, or with one that is
	 * good for nothing, gets a new one: a credential that was taken back, or that nobody knows, never becomes good again.
	 */
	async welcome(
		held: Credential | undefined,
		whence: Whence
	): Promise<{ credential: Credential; standing: Standing }> {
		const hash = findHash(held);
		const standing = hash && (await this.standing(hash, whence.origin));
		if (held && standing && standing.kind !== 'revoked') return { credential: held, standing };
		if (hash) await this.#forget(hash);
		const credential = newCredential(this.#world.random);
		const offering = this.#admission.offerTo(findHash(credential) ?? '', whence.address);
		// A screen that comes while there is no database asks again.
		const offer = await orInTrouble(offering, () => null);
		return { credential, standing: offeredStanding(offer, whence.origin) };
	}

	/** What the screen of this credential is, which has loaded its page before; `origin` is where a person finds this server. */
	async standing(credential: CredentialHash, origin: string): Promise<Standing> {
		const paired = await this.#findPaired(credential);
		if (paired) return paired;
		const offer = await this.#admission.renewed(credential);
		if (offer !== undefined) return offeredStanding(offer, origin);
		// Its code may have been typed since it was looked for.
		return (await this.#findPaired(credential)) ?? { kind: 'revoked' };
	}

	/** A display's screen has connected. */
	arrived(id: string): Promise<void> {
		this.#book.arrive(id, this.#world.clock());
		return this.#heard(id);
	}

	/** A connection of a display's screen is gone. */
	left(id: string): Promise<void> {
		this.#book.leave(id, this.#world.clock());
		return this.#heard(id);
	}

	/** A display's screen says how it does. */
	reported(id: string, report: Report): Promise<void> {
		this.#book.report(id, report, this.#world.clock());
		return this.#heard(id);
	}

	isConnected(id: string): boolean {
		return this.#book.isConnected(id);
	}

	lineOf(display: Display): DisplayLine {
		return this.#book.lineOf(display);
	}

	async #findPaired(credential: CredentialHash): Promise<Standing | undefined> {
		const kept = await this.#world.store.findByCredential(credential);
		return kept && pairedStanding(kept.display);
	}

	/** A revoked screen has been told: its display is forgotten. */
	async #forget(credential: CredentialHash): Promise<void> {
		const kept = await this.#world.store.findByCredential(credential);
		if (!kept?.display.revoked) return;
		await this.#world.store.remove(kept.display.id);
		this.#book.forget(kept.display.id);
		this.#news.lines();
	}

	async #heard(id: string): Promise<void> {
		const now = this.#world.clock();
		const version = this.#book.findDue(id, now);
		if (version !== undefined) await this.#world.store.saw(id, instantOf(now), version);
		this.#news.linesHere();
	}
}
