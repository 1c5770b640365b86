import * as z from 'zod/mini';
import { issuesTold, reachOf, type Public, type Reach } from '#lib/domain/arrival.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Database, Statement } from '../database/database.ts';
import { inbox } from '../database/schema-inbox.sqlite.ts';
import type { ChangeLog } from '../store/change-log.ts';
import { insert, LAST, marksFor, sql } from '../store/statement.ts';

const Reached = z.object({ revision: z.number() });
const Lagging = z.object({ slug: z.string() });
const Follow = z.object({ issue: z.string(), account: z.string(), follows: z.number() });

/** Who follows which issue, by what they chose or did: a follower who left stays gone. */
class Followers {
	readonly #known = new Map<string, boolean>();
	readonly #of = new Map<Slug, Set<string>>();

	add(issue: Slug, account: string, follows: boolean): void {
		const name = `${issue} ${account}`;
		if (this.#known.has(name)) return;
		this.#known.set(name, follows);
		if (follows) this.#of.set(issue, this.of(issue).add(account));
	}

	of(issue: Slug): Set<string> {
		return this.#of.get(issue) ?? new Set();
	}
}

/**
 * Brings what happens on boards to people's inboxes, behind the log: what it has done it keeps with what it did, in one
 * commit, so that after any end it goes on where it was. Done twice, by two processes, it is done once.
 */
export class Deliveries {
	readonly #db: Database;
	readonly #log: ChangeLog;
	readonly #accounts: Pick<AccountStore, 'deskOf'>;

	constructor(db: Database, log: ChangeLog, accounts: Pick<AccountStore, 'deskOf'>) {
		this.#db = db;
		this.#log = log;
		this.#accounts = accounts;
	}

	/** The boards whose logs hold more than was delivered. */
	async lagging(): Promise<Slug[]> {
		const rows = await this.#db.read(
			sql(
				`select b.slug from board b left join inboxed i on i.board = b.slug where b.state <> 'purged'
				and coalesce(i.revision, 0) < (select max(revision) from change where board = b.slug)`
			)
		);
		return rows.map((row) => Lagging.parse(row).slug);
	}

	/** Resolves once all that is on a board's log has been delivered. */
	async catchUp(board: Slug): Promise<void> {
		const [row] = await this.#db.read(sql('select revision from inboxed where board = ?', board));
		const since = row === undefined ? 0 : Reached.parse(row).revision;
		for await (const page of this.#log.pages(board, since, LAST)) await this.#deliver(board, page);
	}

	async #deliver(board: Slug, changes: readonly Change[]): Promise<void> {
		const followers = await this.#followers(board, changes);
		const asksTheDesk = changes.some(
			({ happening }) => 'mentions' in happening || happening.type === 'proposal.made'
		);
		const to: Public = {
			followersOf: (issue) => followers.of(issue),
			desk: asksTheDesk ? await this.#accounts.deskOf(board) : []
		};
		const statements = changes.flatMap((change) => {
			const reach = reachOf(change, to);
			for (const { issue, account } of reach.follows) followers.add(issue, account, true);
			return written(board, change, reach);
		});
		await this.#db.write([...statements, delivered(board, changes.at(-1)?.revision ?? 0)]);
	}

	async #followers(board: Slug, changes: readonly Change[]): Promise<Followers> {
		const followers = new Followers();
		const issues = [...new Set(changes.flatMap(({ happening }) => issuesTold(happening)))];
		if (issues.length === 0) return followers;
		const rows = await this.#db.read(
			sql(
				`select issue, account, follows from follow where board = ? and issue in (${marksFor(issues)})`,
				...[board, ...issues]
			)
		);
		for (const row of rows) {
			const { issue, account, follows } = Follow.parse(row);
			followers.add(issue, account, follows === 1);
		}
		return followers;
	}
}

/** Who is spoken to later than they were told is told once more, as one who is spoken to. */
const ONCE = `on conflict (board, revision, account) do update set kind = excluded.kind, at = excluded.at, read_at = null
	where inbox.kind = 'followed' and excluded.kind = 'mention'`;

function written(board: Slug, { at, revision }: Change, reach: Reach): Statement[] {
	const rows = reach.arrivals.map((arrival) => ({
		...arrival,
		board,
		at: Date.parse(at),
		readAt: null
	}));
	return [
		...(rows.length > 0 ? [insert(inbox, rows, ONCE)] : []),
		...reach.follows.map(({ issue, account, why }) =>
			sql(
				`insert into follow (board, issue, account, follows, why) values (?, ?, ?, 1, ?)
				on conflict (board, issue, account) do nothing`,
				...[board, issue, account, why]
			)
		),
		...(reach.decided === null ? [] : [answered(board, reach.decided, Date.parse(at), revision)])
	];
}

/** What was asked of people is asked no more. */
const answered = (board: Slug, proposal: number, at: number, revision: number): Statement =>
	sql(
		`update inbox set read_at = ? where board = ? and revision = ? and revision < ? and kind = 'review' and read_at is null`,
		...[at, board, proposal, revision]
	);

const delivered = (board: Slug, revision: number): Statement =>
	sql(
		`insert into inboxed (board, revision) values (?, ?) on conflict (board) do update set revision = excluded.revision
		where inboxed.revision < excluded.revision`,
		...[board, revision]
	);
