import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { NewAccount } from '#lib/protocol/accounts.ts';
import { ALONE, type Bus } from '../bus/bus.ts';
import type { Accounts } from './accounts.ts';
import { Tries } from './tries.ts';

/** Accounts asked for: so many at once, then one in a while. */
const LIMITS = {
	fromAddress: { burst: 10, refill: 600_000 },
	forAccount: { burst: 5, refill: 600_000 }
};

/** Lets anybody have an account, with no rights on any board, where the configuration allows it. */
export class SignUp {
	readonly #accounts: Accounts;
	readonly #clock: () => number;
	readonly #tries: Tries;

	constructor(accounts: Accounts, clock: () => number, bus: Bus = ALONE) {
		this.#accounts = accounts;
		this.#clock = clock;
		this.#tries = new Tries('accounts were asked for', LIMITS, { bus, name: 'sign-ups' });
	}

	/** Makes an account; its address is nobody's until somebody proves it. */
	async make(given: NewAccount, address: string): Promise<{ id: string } | Refusal> {
		const refusal = this.#tries.spend({ address, account: given.email }, this.#clock());
		if (refusal) return refusal;
		if (await this.#accounts.store.isEmpty())
			return refuse('unavailable', 'The first account is made by the link that the start prints');
		return this.#accounts.create(given, { isAdmin: false, roles: new Map() }, { isProven: false });
	}
}
