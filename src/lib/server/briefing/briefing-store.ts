import * as z from 'zod/mini';
import type { Change, HappeningOf } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { SavedLine } from '#lib/protocol/briefing.ts';
import type { Database } from '../database/database.ts';
import { briefing } from '../database/schema-reader.sqlite.ts';
import { CHANGE_COLUMNS, changeOf } from '../store/change-rows.ts';
import { insert, LAST, sql } from '../store/statement.ts';

type Saved = Change & { happening: HappeningOf<'briefing.saved'> };

/** A saved briefing; its text is null where it is not kept. */
interface Found {
	saved: SavedLine;
	summary: string;
	digest: string;
	text: string | null;
}

const Text = z.object({ text: z.string() });

/** The texts of saved briefings, and what the log says of them. */
export class BriefingStore {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	/** Keeps a text under its digest. */
	async keep(board: Slug, digest: string, text: string): Promise<void> {
		await this.#db.write([insert(briefing, [{ board, digest, text }], 'on conflict do nothing')]);
	}

	/** Drops a text that no change of the log speaks of, as it is at that very moment. */
	async dropUnsaved(board: Slug, digest: string): Promise<void> {
		await this.#db.write([
			sql(
				`delete from briefing where board = ? and digest = ? and not exists (select 1 from change
				where board = ? and type = 'briefing.saved' and type <> 'issue.assessed' and payload like ?)`,
				...[board, digest, board, `%"${digest}"%`]
			)
		]);
	}

	/** The latest saved, or those older than a number. */
	async saved(
		board: Slug,
		{ before, limit }: { before: number | undefined; limit: number }
	): Promise<SavedLine[]> {
		return (await this.#changes(board, { before, limit })).map(lineOf);
	}

	async find(board: Slug, number: number): Promise<Found | null> {
		const [change] = await this.#changes(board, { before: number + 1, limit: 1 });
		if (change?.revision !== number) return null;
		const { digest, summary } = change.happening;
		const [row] = await this.#db.read(
			sql('select text from briefing where board = ? and digest = ?', board, digest)
		);
		const text = row === undefined ? null : Text.parse(row).text;
		return { saved: lineOf(change), summary, digest, text };
	}

	async #changes(
		board: Slug,
		{ before = LAST, limit = LAST }: { before?: number | undefined; limit?: number }
	): Promise<Saved[]> {
		const rows = await this.#db.read(
			sql(
				`select ${CHANGE_COLUMNS} from change where board = ? and type = 'briefing.saved' and revision < ?
				and type <> 'issue.assessed' order by revision desc limit ?`,
				...[board, before, limit]
			)
		);
		return rows.map(changeOf).filter(isSaved);
	}
}

const isSaved = (change: Change): change is Saved => change.happening.type === 'briefing.saved';

const lineOf = ({ revision, at, actor, happening }: Saved): SavedLine => ({
	...{ id: revision, at, by: actor.name },
	...{ title: happening.title, from: happening.from, to: happening.to, made: happening.made }
});
