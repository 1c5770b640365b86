import * as z from 'zod/mini';
import { instantOf } from '#lib/domain/day.ts';
import type { Database } from '../database/database.ts';
import * as tables from '../database/schema-accounts.sqlite.ts';
import { insert, sql } from '../store/statement.ts';
import type { AccessWatch } from './access-watch.ts';

/** Where a way to sign in is one at the provider. */
const PROVIDER = 'oidc';

const Row = z.object({ userId: z.string() });

/** Whose account somebody's at the provider is. */
export class ProviderLinks {
	readonly #database: Database;
	readonly #watch: AccessWatch;
	readonly #clock: () => number;

	constructor(database: Database, watch: AccessWatch, clock: () => number) {
		this.#database = database;
		this.#watch = watch;
		this.#clock = clock;
	}

	/** The account of somebody at the provider; undefined where they have none. */
	async find(subject: string): Promise<string | undefined> {
		const [row] = await this.#database.read(
			sql(
				`select "userId" from credential where "providerId" = ? and "accountId" = ?`,
				PROVIDER,
				subject
			)
		);
		return row === undefined ? undefined : Row.parse(row).userId;
	}

	/** Whether an account is somebody's at the provider. */
	async isLinked(account: string): Promise<boolean> {
		const rows = await this.#database.read(
			sql(
				`select "userId" from credential where "providerId" = ? and "userId" = ?`,
				PROVIDER,
				account
			)
		);
		return rows.length > 0;
	}

	/**
	 * Makes an account somebody's at the provider. Where its address was nobody's so far, whoever made it may be another: their
	 * password, second factor, passkeys, keys and sessions end.
	 */
	async add(account: string, subject: string): Promise<void> {
		const at = instantOf(this.#clock());
		const unproven = `(select id from user_account where id = ? and "emailVerified" = 0)`;
		await this.#watch.write([
			...['credential', 'two_factor', 'passkey', 'session'].map((table) =>
				sql(`delete from ${table} where "userId" in ${unproven}`, account)
			),
			sql(`delete from api_key where account in ${unproven}`, account),
			sql(
				`update user_account set "emailVerified" = 1, "twoFactorEnabled" = 0 where id in ${unproven}`,
				account
			),
			insert(tables.credential, [
				{ ...BARE, ...linkOf(account, subject), createdAt: at, updatedAt: at }
			])
		]);
	}
}

const linkOf = (account: string, subject: string) => ({
	id: crypto.randomUUID(),
	accountId: subject,
	providerId: PROVIDER,
	userId: account
});

const BARE = {
	accessToken: null,
	refreshToken: null,
	idToken: null,
	accessTokenExpiresAt: null,
	refreshTokenExpiresAt: null,
	scope: null,
	password: null
};
