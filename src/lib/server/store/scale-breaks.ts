import type { Change } from '#lib/domain/change.ts';
import { dayOf, startOf, addDays } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { ScaleBreak } from '#lib/protocol/trends.ts';
import type { Database } from '../database/database.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import { sql } from './statement.ts';
import type { Days } from './store.ts';

/** Edits of each kind that are looked at, the latest first. */
const MOST = 400;

/** When the board's ladder or the weights of its issues were changed, as recorded on these days; what falls on one day is one. */
export async function scaleBreaks(db: Database, board: Slug, days: Days): Promise<ScaleBreak[]> {
	const rows = await Promise.all(
		['board.edited', 'issue.edited'].map((type) => db.read(editsOf(type, board, days)))
	);
	const changes = rows.flat().map(changeOf);
	const byDay = new Map<string, ScaleBreak>();
	for (const change of changes.toSorted((a, b) => b.revision - a.revision)) {
		const what = changedBy(change);
		if (!what) continue;
		const day = dayOf(change.at);
		const held = byDay.get(day)?.what ?? [];
		byDay.set(day, { at: Date.parse(change.at), what: [...new Set([what, ...held])] });
	}
	return [...byDay.values()].toReversed();
}

/** The index of types leaves assessments out, and is used only by who says so. */
const editsOf = (type: string, board: Slug, { from, to }: Days) =>
	sql(
		`select ${CHANGE_COLUMNS} from (select * from change where board = ? and type = ?
		and type <> 'issue.assessed' order by revision desc limit ${MOST}) as edited
		where at >= ? and at < ?`,
		...[board, type, startOf(from), startOf(addDays(to, 1))]
	);

function changedBy({ happening }: Change): 'ladder' | 'weights' | null {
	if (happening.type === 'board.edited' && happening.ladder) return 'ladder';
	return happening.type === 'issue.edited' && happening.salience !== undefined ? 'weights' : null;
}
