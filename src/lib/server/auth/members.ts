import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Role } from '#lib/domain/role.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database, Statement } from '../database/database.ts';
import * as tables from '../database/schema-accounts.sqlite.ts';
import { insert, sql } from '../store/statement.ts';
import type { AccessWatch } from './access-watch.ts';
import { MemberRow } from './account-rows.ts';

/** What is true where a board keeps an admin without somebody. */
const LEAVES_AN_ADMIN = `(select count(*) from membership m join user_account u on u.id = m.account
	where m.board = ? and m.role = 'admin' and m.account <> ? and u."isDisabled" = 0) > 0`;

/** Who has which role on a board, as its admins decide it. A board that has an admin keeps one. */
export class Members {
	readonly #database: Database;
	readonly #watch: Pick<AccessWatch, 'write'>;

	constructor(database: Database, watch: Pick<AccessWatch, 'write'>) {
		this.#database = database;
		this.#watch = watch;
	}

	/** The members of a board, in order of their names. */
	async list(board: Slug): Promise<MemberRow[]> {
		const rows = await this.#database.read(
			sql(
				`select u.id, u.name, u.email, u."isDisabled", m.role from membership m
				join user_account u on u.id = m.account where m.board = ? order by lower(u.name), u.id`,
				board
			)
		);
		return rows.map((row) => MemberRow.parse(row));
	}

	/** Gives somebody who has an account a role on a board, or takes it away. */
	async setRole(board: Slug, account: string, role: Role | null): Promise<object | Refusal> {
		await this.#watch.write(changing(board, account, role));
		const now = await this.#roleOf(board, account);
		if (now === role) return {};
		return refuse('conflict', 'The last admin of a board stays: make somebody else one first');
	}

	async #roleOf(board: Slug, account: string): Promise<Role | null> {
		const members = await this.list(board);
		return members.find(({ id }) => id === account)?.role ?? null;
	}
}

/** In one commit, so that of two admins who remove each other one stays. */
function changing(board: Slug, account: string, role: Role | null): Statement[] {
	const spared = `board = ? and account = ? and (role <> 'admin' or ${LEAVES_AN_ADMIN})`;
	const args = [board, account, board, account];
	if (role === null) return [sql(`delete from membership where ${spared}`, ...args)];
	return [
		insert(
			tables.membership,
			[{ board, account, role }],
			'on conflict (board, account) do nothing'
		),
		role === 'admin'
			? sql(`update membership set role = 'admin' where board = ? and account = ?`, board, account)
			: sql(`update membership set role = ? where ${spared}`, role, ...args)
	];
}
