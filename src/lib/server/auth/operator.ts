import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Role } from '#lib/domain/role.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { refuse } from '#lib/domain/refusal.ts';
import type { AccountRow } from './account-rows.ts';
import type { Accounts } from './accounts.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Errand } from './one-time-links.ts';

/** How long a link that an operator makes is good, in ms. */
const LINK = 24 * 60 * 60 * 1000;

/** What an operator may do at the machine itself, for somebody who is locked out: it needs no account. */
export class Operator {
	readonly #accounts: Accounts;
	readonly #keys: ApiKeys;
	readonly #origin: string;

	/** `origin`: where people find the server. */
	constructor(accounts: Accounts, keys: ApiKeys, origin: string) {
		this.#accounts = accounts;
		this.#keys = keys;
		this.#origin = origin;
	}

	/** A key that no account bounds: for a board, or for all. */
	createKey({ name, role, board }: { name: string; role: Role; board: Slug | null }) {
		return this.#keys.make({ name, role, account: null, boards: board === null ? null : [board] });
	}

	/** A link at which somebody sets a new password. */
	async resetPassword(email: string): Promise<string | Refusal> {
		const account = await this.#find(email);
		if (isRefusal(account)) return account;
		return this.#link('password', { kind: 'password', account: account.id });
	}

	/** Makes somebody a site admin; a link to become one where they have no account. */
	async makeAdmin(email: string): Promise<string | Refusal> {
		const account = await this.#accounts.store.findByEmail(email);
		if (!account) {
			return this.#link('join', { kind: 'invitation', email, isAdmin: true, roles: [] });
		}
		await this.#accounts.store.setAdmin(account.id, true);
		await this.#accounts.store.setDisabled(account.id, false);
		return `${account.email} is a site admin`;
	}

	/** Takes somebody's second factor away, who has lost it. */
	async dropSecondFactor(email: string): Promise<string | Refusal> {
		const account = await this.#find(email);
		if (isRefusal(account)) return account;
		await this.#accounts.store.dropTwoFactor(account.id);
		return `${account.email} signs in by password alone`;
	}

	/** Keeps somebody out. */
	async disable(email: string): Promise<string | Refusal> {
		const account = await this.#find(email);
		if (isRefusal(account)) return account;
		await this.#accounts.store.setDisabled(account.id, true);
		return `${account.email} is kept out`;
	}

	/** Everybody who has an account, in lines. */
	async list(): Promise<string> {
		const lines = (await this.#accounts.store.all()).map(({ email, name, isAdmin, isDisabled }) =>
			[email, name, ...(isAdmin ? ['site admin'] : []), ...(isDisabled ? ['kept out'] : [])].join(
				', '
			)
		);
		return lines.join('\n');
	}

	async #find(email: string): Promise<AccountRow | Refusal> {
		const account = await this.#accounts.store.findByEmail(email);
		return account ?? refuse('not_found', `There is no account with the address ${email}`);
	}

	async #link(path: 'join' | 'password', errand: Errand): Promise<string> {
		return `${this.#origin}/${path}/${await this.#accounts.links.make(errand, LINK)}`;
	}
}
