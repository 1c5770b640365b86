import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { ALONE, type Bus } from '../bus/bus.ts';
import { SharedAllowance, type Sharing } from '../bus/shared-allowance.ts';
import type { Allowance, Limits } from '../displays/allowance.ts';

/** Who tries: from which network address, and for which account. */
export interface Trier {
	readonly address: string;
	/** Whatever names the account. */
	readonly account: string;
}

/** How often something may be tried from one address, and for one account. */
export interface TryLimits {
	readonly fromAddress: Limits;
	readonly forAccount: Limits;
}

/** As often as a password may be wrong: so many at once, then one in a while. */
export const GUESSES: TryLimits = {
	fromAddress: { burst: 20, refill: 30_000 },
	forAccount: { burst: 10, refill: 60_000 }
};

/** Invitations, and looking for whose an address is: more than anybody takes in at once. */
export const INVITING: TryLimits = {
	fromAddress: { burst: 200, refill: 15_000 },
	forAccount: { burst: 100, refill: 30_000 }
};

/** Holds back who tries something too often, at whichever processes. */
export class Tries {
	readonly #what: string;
	readonly #addresses: Allowance;
	readonly #accounts: Allowance;

	/** `what` there are too many of: `wrong passwords`. */
	constructor(
		what: string,
		{ fromAddress, forAccount }: TryLimits = GUESSES,
		{ bus, name }: Sharing = { bus: ALONE, name: what }
	) {
		this.#what = what;
		this.#addresses = new SharedAllowance(fromAddress, { bus, name: `${name} from` });
		this.#accounts = new SharedAllowance(forAccount, { bus, name: `${name} for` });
	}

	/**
	 * Counts a try before it is made; the refusal where it is one too many. Counted afterwards, all the tries that are made at
	 * once would be the first.
	 */
	spend({ address, account }: Trier, now: number): Refusal | undefined {
		const wait = Math.max(this.#addresses.wait(address, now), this.#accounts.wait(account, now));
		if (wait > 0) return tooMany(this.#what, wait);
		this.#addresses.spend(address, now);
		this.#accounts.spend(account, now);
		return undefined;
	}

	/** The try was right, and counts for nothing. */
	giveBack({ address, account }: Trier): void {
		this.#addresses.giveBack(address);
		this.#accounts.giveBack(account);
	}
}

/** What is tried with accounts, each counted by itself. */
export const accountTries = (bus: Bus = ALONE) => ({
	signIns: new Tries('wrong passwords', GUESSES, { bus, name: 'sign-ins' }),
	guesses: new Tries('wrong passwords', GUESSES, { bus, name: 'guesses' }),
	arrivals: new Tries('tries with links', GUESSES, { bus, name: 'arrivals' }),
	invitations: new Tries('people invited', INVITING, { bus, name: 'invitations' })
});
export type AccountTries = ReturnType<typeof accountTries>;

function tooMany(what: string, wait: number): Refusal {
	const minutes = Math.ceil(wait / 60_000);
	const when = minutes === 1 ? 'a minute' : `${minutes} minutes`;
	return refuse('too_many', `Too many ${what}. Try again in ${when}.`);
}
