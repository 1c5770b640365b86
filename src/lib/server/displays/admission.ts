import { instantOf } from '#lib/domain/day.ts';
import {
	DEFAULT_DISPLAY_SETTINGS,
	freeNumber,
	MOST_DISPLAYS,
	type Display,
	type DisplayBody
} from '#lib/domain/display.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { PairRequest } from '#lib/protocol/displays.ts';
import type { Bus } from '../bus/bus.ts';
import { SharedAllowance } from '../bus/shared-allowance.ts';
import type { Database } from '../database/database.ts';
import type { CredentialHash } from './credential.ts';
import type { DisplayStore, Kept } from './display-store.ts';
import { Pairings, type Offer } from './pairings.ts';

/** Wrong codes from one address: ten at once, then one a minute. */
const GUESSES = { burst: 10, refill: 60_000 };

/** What admission must know of the world. */
export interface AdmissionWorld {
	readonly store: DisplayStore;
	readonly database: Database;
	/** What other processes tell. */
	readonly bus: Bus;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	/** That many random bytes. */
	readonly random: (bytes: number) => Uint8Array;
	readonly uuid: () => string;
}

/** Lets screens in: each shows a code, and whoever knows the code makes its screen a display. */
export class Admission {
	readonly #world: AdmissionWorld;
	readonly #pairings: Pairings;
	readonly #guesses: SharedAllowance;

	constructor(world: AdmissionWorld) {
		this.#world = world;
		this.#pairings = new Pairings(world.database, world.random);
		this.#guesses = new SharedAllowance(GUESSES, { bus: world.bus, name: 'codes' });
	}

	/** What the screen of that credential shows now; null where too many screens wait. */
	offerTo(credential: CredentialHash, address: string): Promise<Offer | null> {
		return this.#pairings.offerTo(credential, address, this.#world.clock());
	}

	/** What the screen of that credential shows now, if it was offered a code before; undefined where it was not. */
	renewed(credential: CredentialHash): Promise<Offer | null | undefined> {
		return this.#pairings.renewed(credential, this.#world.clock());
	}

	/** Makes a display of the screen that shows this code. `worn` is told whose codes were guessed at too often, and are good no more. */
	async admit(
		{ code, ...body }: PairRequest,
		address: string,
		worn: (credentials: CredentialHash[]) => void
	): Promise<Kept | Refusal> {
		const now = this.#world.clock();
		const wait = this.#guesses.wait(address, now);
		if (wait > 0) return tooManyGuesses(wait);
		const offer = await this.#pairings.take(code, now);
		if (!offer) {
			this.#guesses.spend(address, now);
			worn(await this.#pairings.guessed(now));
			return unknownCode();
		}
		try {
			const kept = await this.#keep(body, offer.credential);
			if (isRefusal(kept)) await this.#pairings.giveBack(offer);
			return kept;
		} catch (error) {
			await this.#pairings.giveBack(offer);
			throw error;
		}
	}

	async #keep(body: DisplayBody, credential: CredentialHash): Promise<Kept | Refusal> {
		for (;;) {
			const others = (await this.#world.store.all()).map(({ display }) => display);
			if (others.length >= MOST_DISPLAYS)
				return refuse('conflict', `There are ${MOST_DISPLAYS} displays already: revoke one first`);
			const kept = { display: this.#display(body, freeNumber(others)), credential };
			// Somebody else may take the number in between: then the next one is free.
			if ((await this.#world.store.add(kept)) === 'added') return kept;
		}
	}

	#display(body: DisplayBody, number: number): Display {
		return {
			...body,
			id: this.#world.uuid(),
			number,
			settings: DEFAULT_DISPLAY_SETTINGS,
			pinned: null,
			blanked: false,
			created: instantOf(this.#world.clock()),
			seen: null,
			version: '',
			revoked: null
		};
	}
}

function unknownCode(): Refusal {
	const message = 'No screen shows that code now. A code changes every ten minutes: look again.';
	return refuse('not_found', message, { code: 'is on no screen now' });
}

function tooManyGuesses(wait: number): Refusal {
	const minutes = Math.ceil(wait / 60_000);
	return refuse(
		'too_many',
		`Too many wrong codes. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
	);
}
