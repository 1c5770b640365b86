import * as z from 'zod/mini';
import { ANYONE, roleOn, type Asker } from '#lib/domain/asker.ts';
import { instantOf } from '#lib/domain/day.ts';
import { lower, Role } from '#lib/domain/role.ts';
import { Slug } from '#lib/domain/slug.ts';
import type { Database, Value } from '../database/database.ts';
import * as tables from '../database/schema-accounts.sqlite.ts';
import { findHash, newCredential } from '../displays/credential.ts';
import { insert, sql } from '../store/statement.ts';
import type { AccessWatch } from './access-watch.ts';
import type { Chance } from './one-time-links.ts';

/** Begins every key, so that one that lies about is known for what it is. */
const MARK = 'demarche_';
/** When a key was last used is kept to the minute. */
const USED_EVERY = 60_000;

const hashOf = (key: string) =>
	key.startsWith(MARK) ? findHash(key.slice(MARK.length)) : undefined;

/** Whether it is written as a key is. */
export const isKey = (key: string): boolean => hashOf(key) !== undefined;

const Boards = z.nullable(z.array(Slug));

/** A program's key, without the key itself. */
export const ApiKey = z.object({
	id: z.string(),
	name: z.string(),
	/** Whose rights bound it; null where an operator made it. */
	account: z.nullable(z.string()),
	role: Role,
	/** The boards it is good for; null for all. */
	boards: z.pipe(
		z.nullable(z.string()),
		z.pipe(
			z.transform((json: string | null): unknown => (json === null ? null : JSON.parse(json))),
			Boards
		)
	),
	createdAt: z.string(),
	usedAt: z.nullable(z.string())
});
export type ApiKey = z.infer<typeof ApiKey>;

/** What a new key is to be. */
export type KeyWish = Pick<ApiKey, 'name' | 'account' | 'role' | 'boards'>;

/** The keys of programs. The server keeps only their hashes. */
export class ApiKeys {
	readonly #database: Database;
	readonly #watch: AccessWatch;
	readonly #chance: Chance;
	readonly #used = new Map<string, number>();

	constructor(database: Database, watch: AccessWatch, chance: Chance) {
		this.#database = database;
		this.#watch = watch;
		this.#chance = chance;
	}

	/** A new key, which nobody can read again. */
	async make({ name, account, role, boards }: KeyWish): Promise<string> {
		const secret = newCredential(this.#chance.random);
		const row = {
			id: crypto.randomUUID(),
			name,
			hash: findHash(secret) ?? '',
			account,
			role,
			boards: boards && JSON.stringify(boards),
			createdAt: instantOf(this.#chance.clock()),
			usedAt: null
		};
		await this.#database.write([insert(tables.apiKey, [row])]);
		return MARK + secret;
	}

	/** The keys that somebody made, newest first; all there are where nobody is named. */
	list(account?: string): Promise<ApiKey[]> {
		return account === undefined
			? this.#read('order by "createdAt" desc')
			: this.#read('where account = ? order by "createdAt" desc', account);
	}

	/** The key that a program holds; undefined where there is none such. */
	async find(key: string): Promise<ApiKey | undefined> {
		const hash = hashOf(key);
		return hash === undefined ? undefined : (await this.#read('where hash = ?', hash))[0];
	}

	/** A key was used just now. */
	async use({ id }: ApiKey): Promise<void> {
		const now = this.#chance.clock();
		if (now - (this.#used.get(id) ?? 0) < USED_EVERY) return;
		this.#used.set(id, now);
		await this.#database.write([
			sql('update api_key set "usedAt" = ? where id = ?', instantOf(now), id)
		]);
	}

	/** Takes a key back; one that somebody else made only where `account` is left out. */
	async revoke(id: string, account?: string): Promise<void> {
		const theirs = account === undefined ? [] : [account];
		const whose = account === undefined ? '' : ' and account = ?';
		await this.#watch.write([sql(`delete from api_key where id = ?${whose}`, id, ...theirs)]);
	}

	async #read(end: string, ...args: Value[]): Promise<ApiKey[]> {
		const rows = await this.#database.read(sql(`select * from api_key ${end}`, ...args));
		return rows.map((row) => ApiKey.parse(row));
	}
}

/** Who asks with a key: never more than its maker may by now. */
export function askerOfKey(key: ApiKey, maker: Asker | null): Asker {
	const { id, name, role, boards, account } = key;
	const actor = { kind: 'program', id, name, ...(account !== null && { of: account }) } as const;
	const bound = (most: Role | null) => (most ? lower(role, most) : null);
	if (maker === null && boards === null) return { ...ANYONE, actor, everywhere: role };
	if (maker && boards === null) {
		const own = [...maker.boards].map(([board, most]) => [board, lower(role, most)] as const);
		return { ...ANYONE, actor, everywhere: bound(maker.everywhere), boards: new Map(own) };
	}
	const granted = (boards ?? []).flatMap((board) => {
		const on = maker === null ? role : bound(roleOn(maker, board));
		return on ? [[board, on] as const] : [];
	});
	return { ...ANYONE, actor, boards: new Map(granted) };
}
