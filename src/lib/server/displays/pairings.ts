import { CODE_LASTS, findCode, type PairingCode } from '#lib/domain/pairing-code.ts';
import type { CredentialHash } from './credential.ts';

/** Most screens that wait to be paired, in all and from one address. */
const MOST_WAITING = 500;
const MOST_OF_ADDRESS = 50;
/** A code is thrown away once so many wrong ones were tried while it was shown. */
const MOST_GUESSES = 50;
/** An expired code is remembered for this long, in ms, for its screen to be given another. */
const FORGOTTEN_AFTER = 60_000;
/** Random bytes for one code: nearly always enough. */
const BYTES = 32;

/** A code that a screen shows until it expires. */
export interface Offer {
	readonly credential: CredentialHash;
	readonly address: string;
	readonly code: PairingCode;
	/** Ms since 1970. */
	readonly expires: number;
	guesses: number;
}

/** The codes that unpaired screens show now. They need not outlive the process: a screen that returns gets another. */
export class Pairings {
	readonly #random: (bytes: number) => Uint8Array;
	readonly #offers = new Map<CredentialHash, Offer>();

	constructor(random: (bytes: number) => Uint8Array) {
		this.#random = random;
	}

	/** The code that the screen at `address` shows at `now` (ms since 1970): the same while it is good; null where too many wait. */
	offerTo(credential: CredentialHash, address: string, now: number): Offer | null {
		const present = this.#offers.get(credential);
		if (present && present.expires > now) return present;
		this.#offers.delete(credential);
		if (this.#isCrowded(address, now)) return null;
		const offer = {
			credential,
			address,
			code: this.#freeCode(),
			expires: now + CODE_LASTS,
			guesses: 0
		};
		this.#offers.set(credential, offer);
		return offer;
	}

	/** The code of a screen that was offered one before, anew where that has expired; undefined where it was not: it begins anew. */
	renewed(credential: CredentialHash, now: number): Offer | null | undefined {
		const present = this.#offers.get(credential);
		return present && this.offerTo(credential, present.address, now);
	}

	/** The offer of that code, which is then good no more; undefined where no screen shows it now. */
	take(code: PairingCode, now: number): Offer | undefined {
		const found = [...this.#offers.values()].find(
			(offer) => offer.code === code && offer.expires > now
		);
		if (found) this.#offers.delete(found.credential);
		return found;
	}

	/** Undoes a `take` that came to nothing. */
	giveBack(offer: Offer): void {
		this.#offers.set(offer.credential, offer);
	}

	/** Counts a wrong guess against every code it might have hit. Those guessed at too often are thrown away: whose they were is told. */
	guessed(now: number): CredentialHash[] {
		for (const offer of this.#offers.values()) offer.guesses += 1;
		const worn = [...this.#offers.values()].filter((offer) => offer.guesses >= MOST_GUESSES);
		for (const { credential } of worn) this.#expire(credential, now);
		return worn.map(({ credential }) => credential);
	}

	#expire(credential: CredentialHash, now: number): void {
		const offer = this.#offers.get(credential);
		if (offer) this.#offers.set(credential, { ...offer, expires: now, guesses: 0 });
	}

	#isCrowded(address: string, now: number): boolean {
		for (const [credential, { expires }] of this.#offers) {
			if (expires + FORGOTTEN_AFTER <= now) this.#offers.delete(credential);
		}
		const good = [...this.#offers.values()].filter((offer) => offer.expires > now);
		const ofAddress = good.filter((offer) => offer.address === address);
		return good.length >= MOST_WAITING || ofAddress.length >= MOST_OF_ADDRESS;
	}

	#freeCode(): PairingCode {
		const taken = new Set([...this.#offers.values()].map((offer) => offer.code));
		for (;;) {
			const code = findCode(this.#random(BYTES));
			if (code !== undefined && !taken.has(code)) return code;
		}
	}
}
