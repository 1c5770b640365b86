import * as z from 'zod/mini';
import { instantOf } from '#lib/domain/day.ts';
import { Role } from '#lib/domain/role.ts';
import { Slug } from '#lib/domain/slug.ts';
import type { Database, Statement } from '../database/database.ts';
import * as tables from '../database/schema-accounts.sqlite.ts';
import { findHash, newCredential } from '../displays/credential.ts';
import { insert, sql } from '../store/statement.ts';

/** What a link is good for. */
export const Errand = z.discriminatedUnion('kind', [
	/** To become the first admin, while nobody has an account. */
	z.strictObject({ kind: z.literal('first-admin') }),
	/** To have an account, with these rights. */
	z.strictObject({
		kind: z.literal('invitation'),
		email: z.nullable(z.string()),
		isAdmin: z.boolean(),
		roles: z.array(z.tuple([Slug, Role])),
		/** The account that made it; left out where an operator did. */
		by: z.optional(z.string())
	}),
	/** To set a new password. */
	z.strictObject({ kind: z.literal('password'), account: z.string() })
]);
export type Errand = z.infer<typeof Errand>;

const Row = z.object({ payload: z.string() });
const ListedRow = z.object({ ...Row.shape, hash: z.string(), expiresAt: z.string() });

/** A link that is good, without its secret. */
interface Listed {
	readonly id: string;
	readonly expiresAt: string;
	readonly errand: Errand;
}

/** What a world without mocks hands in: milliseconds since 1970, and that many random bytes. */
export interface Chance {
	readonly clock: () => number;
	readonly random: (bytes: number) => Uint8Array;
}

/** Links that are good once and for a while. The server keeps only their hashes. */
export class OneTimeLinks {
	readonly #database: Database;
	readonly #chance: Chance;

	constructor(database: Database, chance: Chance) {
		this.#database = database;
		this.#chance = chance;
	}

	/** The secret end of a new link; `lifetime` in ms. */
	async make(errand: Errand, lifetime: number): Promise<string> {
		const secret = newCredential(this.#chance.random);
		const row = {
			hash: findHash(secret) ?? '',
			kind: errand.kind,
			expiresAt: instantOf(this.#chance.clock() + lifetime),
			payload: JSON.stringify(errand)
		};
		await this.#database.write([
			sql('delete from one_time_link where "expiresAt" <= ?', this.#now()),
			insert(tables.oneTimeLink, [row])
		]);
		return secret;
	}

	/** What a link is good for; undefined where it is good for nothing. It stays good. */
	async find(secret: string): Promise<Errand | undefined> {
		const [row] = await this.#database.read(
			sql(
				'select payload from one_time_link where hash = ? and "expiresAt" > ?',
				findHash(secret) ?? '',
				this.#now()
			)
		);
		return errandIn(row);
	}

	/** Uses a link up in the write of what it is good for: where it is good no more, that writes nothing, and is `taken`. */
	spending(secret: string): Statement[] {
		const hash = findHash(secret) ?? '';
		return [
			// Two rows with one key, unless the link is good: of any number of tries at once, one finds it so.
			sql(
				`insert into one_time_link (hash, kind, "expiresAt", payload)
				select ?, '', '', '' from (select 1 union all select 2) as twice
				where not exists (select 1 from one_time_link where hash = ? and "expiresAt" > ?)`,
				...[hash, hash, this.#now()]
			),
			sql('delete from one_time_link where hash = ?', hash)
		];
	}

	/** The links of a kind that are good, the latest first. */
	async list(kind: Errand['kind']): Promise<Listed[]> {
		const rows = await this.#database.read(
			sql(
				`select hash, "expiresAt", payload from one_time_link
				where kind = ? and "expiresAt" > ? order by "expiresAt" desc, hash`,
				...[kind, this.#now()]
			)
		);
		return rows
			.map((row) => ListedRow.parse(row))
			.map(({ hash, expiresAt, payload }) => ({
				...{ id: hash, expiresAt },
				errand: Errand.parse(JSON.parse(payload))
			}));
	}

	/** A link is good for nothing from now on. */
	async drop(id: string): Promise<void> {
		await this.#database.write([sql('delete from one_time_link where hash = ?', id)]);
	}

	#now(): string {
		return instantOf(this.#chance.clock());
	}
}

/** Every link to become the first admin is good for nothing from now on. */
export const NO_FIRST_ADMIN = sql("delete from one_time_link where kind = 'first-admin'");

const errandIn = (row: unknown): Errand | undefined =>
	row === undefined ? undefined : Errand.parse(JSON.parse(Row.parse(row).payload));
