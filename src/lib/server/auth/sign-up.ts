import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { NewAccount } from '#lib/protocol/accounts.ts';
import { Allowance } from '../displays/allowance.ts';
import type { Accounts } from './accounts.ts';

/** Accounts asked for from one address: so many at once, then one in a while. */
const FROM_ADDRESS = { burst: 10, refill: 600_000 };

/** Lets anybody have an account, with no rights on any board, where the configuration allows it. */
export class SignUp {
	readonly #accounts: Accounts;
	readonly #clock: () => number;
	readonly #addresses = new Allowance(FROM_ADDRESS);

	constructor(accounts: Accounts, clock: () => number) {
		this.#accounts = accounts;
		this.#clock = clock;
	}

	/** Makes an account; its address is nobody's until somebody proves it. */
	async make(given: NewAccount, address: string): Promise<{ id: string } | Refusal> {
		const now = this.#clock();
		if (this.#addresses.wait(address, now) > 0)
			return refuse('too_many', 'Too many accounts were asked for from here. Try again later.');
		this.#addresses.spend(address, now);
		if (await this.#accounts.store.isEmpty())
			return refuse('unavailable', 'The first account is made by the link that the start prints');
		return this.#accounts.create(given, { isAdmin: false, roles: new Map() }, false);
	}
}
