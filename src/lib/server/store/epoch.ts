import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { Instant } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Epoch as BoardEpoch } from '#lib/protocol/live.ts';
import type { Database, Statement } from '../database/database.ts';
import { decided, findDecision } from '../database/decisions.ts';
import { sql } from './statement.ts';

/** The name under which the epoch is kept. */
export const EPOCH = 'epoch';
const RESTORED = 'restored';

/** What is remembered of a restoration: when its backup was made and in which epoch, and the last revision of each board in it. */
const Restored = z.strictObject({
	made: Instant,
	of: z.string(),
	heads: z.record(z.string(), z.int())
});
export type Restored = z.infer<typeof Restored>;

/**
 * What tells the logs of a database from those of before it was restored: a revision that was known in one epoch may be
 * another change in the next, or none.
 */
export interface Epoch {
	readonly name: string;
	/** The restoration that began it; null where none did. */
	readonly restored: Restored | null;
}

export async function epochOf(db: Database): Promise<Epoch> {
	const name = await decided(db, EPOCH, randomUUID);
	const told = await findDecision(db, RESTORED);
	return { name, restored: told === undefined ? null : Restored.parse(JSON.parse(told)) };
}

/** Begins another epoch, by a restoration. */
export const nextEpoch = (restored: Restored): Statement[] => [
	sql('delete from decision where name in (?, ?)', EPOCH, RESTORED),
	sql('insert into decision (name, value) values (?, ?)', EPOCH, randomUUID()),
	sql('insert into decision (name, value) values (?, ?)', RESTORED, JSON.stringify(restored))
];

/** The last revision of a board, as it was in an epoch, that its log still holds; 0 where none is known to be. */
export function keptOf(epoch: Epoch, board: Slug, of: string): number {
	if (of === epoch.name) return Infinity;
	return epoch.restored?.of === of ? keptBy(epoch.restored, board) : 0;
}

const keptBy = ({ heads }: Restored, board: Slug): number =>
	Object.hasOwn(heads, board) ? (heads[board] ?? 0) : 0;

/** What those who look at a board are told of the epoch. */
export function epochOn(board: Slug, { name, restored }: Epoch): BoardEpoch {
	if (!restored) return { board, epoch: name, restored: null };
	const { made, of } = restored;
	return { board, epoch: name, restored: { made, of, kept: keptBy(restored, board) } };
}
