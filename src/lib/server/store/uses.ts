import * as z from 'zod/mini';
import { isAssessed } from '#lib/domain/assessed.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Position } from '#lib/domain/position.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Use } from '#lib/protocol/publishers.ts';
import type { Database } from '../database/database.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import type { Cited } from './citation-lists.ts';
import { inPayload } from './held.ts';
import { marksFor, sql } from './statement.ts';

const OfIssue = z.object({ issue: z.string() });

/** The things themselves, in the same order; what has gone since is left out. */
export async function usesOf(db: Database, board: Slug, places: readonly Cited[]): Promise<Use[]> {
	const idsOf = (kind: Cited['kind']) =>
		places.filter((place) => place.kind === kind).map(({ id }) => id);
	const [entries, positions, assessed] = await Promise.all([
		entriesBy(db, board, idsOf('entry')),
		positionsBy(db, board, idsOf('position')),
		assessedBy(db, board, idsOf('assessment').map(Number))
	]);
	return places.flatMap(({ kind, id, alone }): Use[] => {
		const use = { alone: alone === 1 };
		switch (kind) {
			case 'entry':
				return entries.filter((entry) => entry.id === id).map((entry) => ({ kind, entry, ...use }));
			case 'position':
				return positions
					.filter(({ position }) => position.id === id)
					.map((stated) => ({ kind, ...stated, ...use }));
			case 'assessment':
				return assessed
					.filter(({ revision }) => revision === Number(id))
					.map((change) => ({ kind, assessed: change, ...use }));
			default:
				return kind satisfies never;
		}
	});
}

async function entriesBy(db: Database, board: Slug, ids: readonly Slug[]): Promise<Entry[]> {
	if (ids.length === 0) return [];
	const rows = await db.read(
		sql(
			`select payload from entry where board = ? and id in (${marksFor(ids)})`,
			...[board, ...ids]
		)
	);
	return rows.map(inPayload);
}

async function positionsBy(
	db: Database,
	board: Slug,
	ids: readonly Slug[]
): Promise<{ issue: Slug; position: Position }[]> {
	if (ids.length === 0) return [];
	const rows = await db.read(
		sql(
			`select issue, payload from position where board = ? and id in (${marksFor(ids)})`,
			...[board, ...ids]
		)
	);
	return rows.map((row) => ({ ...OfIssue.parse(row), position: inPayload(row) }));
}

async function assessedBy(db: Database, board: Slug, revisions: readonly number[]) {
	if (revisions.length === 0) return [];
	const rows = await db.read(
		sql(
			`select ${CHANGE_COLUMNS} from change where board = ? and revision in (${marksFor(revisions)})`,
			...[board, ...revisions]
		)
	);
	return rows.map(changeOf).filter(isAssessed);
}
