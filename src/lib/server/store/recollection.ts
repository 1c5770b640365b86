import * as z from 'zod/mini';
import { Judgement, NOT_ASSESSED } from '#lib/domain/assessment.ts';
import type { Day } from '#lib/domain/day.ts';
import { LATEST_HELD } from '#lib/domain/evolve-entries.ts';
import type { Need, Recalled } from '#lib/domain/recall.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database } from '../database/database.ts';
import { findComment } from './comments.ts';
import { entriesOf, findEntry, findPosition, latestPosition } from './held.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import { LAST, marksFor, sql } from './statement.ts';

const Standing = z.object({ ...Judgement.shape, revision: z.number() });

type NeedOf<K extends Need['kind']> = Extract<Need, { kind: K }>;

/** Finds what a command speaks of that is older than what a board holds. */
export async function recollect(
	db: Database,
	board: Slug,
	need: Exclude<Need, { kind: 'board' }>,
	today: Day
): Promise<Recalled> {
	switch (need.kind) {
		case 'standing':
			return standing(db, board, need);
		case 'entry':
			return entry(db, board, need, today);
		case 'position':
			return position(db, board, need);
		case 'comment':
			return { kind: 'comment', comment: await findComment(db, board, need.comment) };
		case 'changes':
			return changes(db, board, need);
		default:
			return need satisfies never;
	}
}

async function standing(db: Database, board: Slug, need: NeedOf<'standing'>): Promise<Recalled> {
	const [row] = await db.read(
		sql(
			`select status, tension, revision from change
			where board = ? and issue = ? and as_of <= ? and revision < ? and type = 'issue.assessed'
			order by as_of desc, revision desc limit 1`,
			board,
			need.issue,
			need.asOf,
			need.before ?? LAST
		)
	);
	if (row === undefined) return { kind: 'standing', judgement: NOT_ASSESSED, revision: 0 };
	const { revision, ...judgement } = Standing.parse(row);
	return { kind: 'standing', judgement, revision };
}

async function entry(
	db: Database,
	board: Slug,
	need: NeedOf<'entry'>,
	today: Day
): Promise<Recalled> {
	const found = await findEntry(db, board, need.entry);
	const beneath = await entriesOf(db, board, found?.issues ?? [], {
		to: today,
		except: need.entry,
		each: LATEST_HELD
	});
	return { kind: 'entry', entry: found, beneath };
}

async function position(db: Database, board: Slug, need: NeedOf<'position'>): Promise<Recalled> {
	const found = await findPosition(db, board, need.issue, need.position);
	const beneath = found && (await latestPosition(db, board, need.issue, found));
	return { kind: 'position', position: found, beneath };
}

async function changes(db: Database, board: Slug, need: NeedOf<'changes'>): Promise<Recalled> {
	const { revisions } = need;
	const rows = await db.read(
		sql(
			`select ${CHANGE_COLUMNS} from change where board = ? and revision in (${marksFor(revisions)})
			order by revision`,
			board,
			...revisions
		)
	);
	return { kind: 'changes', changes: rows.map(changeOf) };
}
