import * as z from 'zod/mini';
import { ANYONE } from '#lib/domain/asker.ts';
import type { Board } from '#lib/domain/board.ts';
import type { Proposal } from '#lib/domain/proposal.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { isAtLeast } from '#lib/domain/role.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Boards } from '../boards.ts';
import type { Database, Statement } from '../database/database.ts';
import { marksFor, sql } from '../store/statement.ts';

const Asked = z.object({ revision: z.number(), account: z.string() });

/** Brings what waits for a second editor to those who have become editors since it was proposed. */
export class LaterReviews {
	readonly #db: Database;
	readonly #boards: Boards;
	readonly #accounts: Pick<AccountStore, 'deskOf'>;

	constructor(db: Database, boards: Boards, accounts: Pick<AccountStore, 'deskOf'>) {
		this.#db = db;
		this.#boards = boards.as({ ...ANYONE, everywhere: 'viewer' });
		this.#accounts = accounts;
	}

	/** Resolves once all of them have it. Done again, it does no more. */
	async bring(): Promise<void> {
		for (const { slug } of await this.#boards.list()) {
			const board = await this.#boards.board(slug);
			if (!isRefusal(board) && board.proposals.length > 0) await this.#bringOf(board);
		}
	}

	async #bringOf(board: Board): Promise<void> {
		const desk = await this.#accounts.deskOf(board.slug);
		const asked = await this.#asked(board);
		const editors = desk.filter(({ role }) => isAtLeast(role, 'editor'));
		const statements = board.proposals.flatMap((proposal) =>
			editors
				.filter(({ id }) => id !== authorOf(proposal) && !asked.has(`${proposal.revision} ${id}`))
				.map(({ id }) => asking(board, proposal, id))
		);
		if (statements.length > 0) await this.#db.write(statements);
	}

	/** Who has been asked of what waits. */
	async #asked({ slug, proposals }: Board): Promise<ReadonlySet<string>> {
		const revisions = proposals.map(({ revision }) => revision);
		const rows = await this.#db.read(
			sql(
				`select revision, account from inbox
				where board = ? and kind <> 'followed' and revision in (${marksFor(revisions)})`,
				...[slug, ...revisions]
			)
		);
		return new Set(
			rows.map((row) => Asked.parse(row)).map(({ revision, account }) => `${revision} ${account}`)
		);
	}
}

const authorOf = ({ by }: Proposal): string => by.of ?? by.id;

/** Nothing where more has been delivered than this board knows of: it may have been decided. */
const asking = (board: Board, { revision, issue, at }: Proposal, account: string): Statement =>
	sql(
		`insert into inbox (account, board, revision, kind, issue, at, read_at)
		select ?, ?, ?, 'review', ?, ?, null where exists
			(select 1 from inboxed where board = ? and revision >= ? and revision <= ?)
		on conflict (board, revision, account) do update set kind = excluded.kind, read_at = null
			where inbox.kind = 'followed'`,
		...[account, board.slug, revision, issue, Date.parse(at)],
		...[board.slug, revision, board.revision]
	);
