import { createHash } from 'node:crypto';
import { instantOf } from '#lib/domain/day.ts';
import type { change } from '../database/schema.sqlite.ts';

/** A row of the log as it is written. */
export type ChangeRow = typeof change.$inferSelect;

/** What a change is sealed with: everything its row says that does not follow from the rest of it. */
export type Sealed = Omit<ChangeRow, 'hash' | 'who' | 'type' | 'issue' | 'ordinal'>;

/** What stands for the hash before the first change of a log. */
export const ROOT = '0'.repeat(64);

/**
 * The bytes that a change is sealed with, as JSON without spaces: the board, the hash of the change before, then the change.
 * `docs/RECORD.md` tells outsiders how to make them. The JSON in a row is put in to the letter, never written anew.
 */
export function bytesOf(row: Sealed, previous: string): string {
	const { board, revision, at, command, actor, payload, before, asOf, status, tension } = row;
	const mark = asOf === null ? null : [asOf, status, tension];
	const head = JSON.stringify([board, previous, revision, instantOf(at), command]).slice(0, -1);
	return `${head},${actor},${payload},${before ?? 'null'},${JSON.stringify(mark)}]`;
}

/** The hash of a change: it holds everything that came before. */
export const hashOf = (row: Sealed, previous: string): string =>
	createHash('sha256').update(bytesOf(row, previous)).digest('hex');

/** The rows, each sealed with the hash of the one before it. Where even that one has none, they wait with it. */
export function sealed(rows: readonly ChangeRow[], previous: string | null): ChangeRow[] {
	let hash = previous;
	return rows.map((row) => {
		hash = hash && hashOf(row, hash);
		return { ...row, hash };
	});
}
