import * as z from 'zod/mini';
import { LEVELS, type Level, type Spans } from '#lib/domain/bucket.ts';
import type { Step } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database, Statement } from '../database/database.ts';
import { bucket, rollup } from '../database/schema.sqlite.ts';
import { insert, marksFor } from './statement.ts';

/** What is kept of one issue's span of days. `revision` is the last one that it may hold something of. */
export interface Bucket {
	issue: Slug;
	level: Level;
	span: number;
	revision: number;
	steps: Step[];
}

/** Names a bucket among those of its board. */
export const keyOf = ({ issue, level, span }: Pick<Bucket, 'issue' | 'level' | 'span'>): string =>
	`${issue} ${level} ${span}`;

/** Of each bucket one place in every list. */
const Row = z.object({
	issue: z.string(),
	level: z.literal([...LEVELS]),
	spans: z.string(),
	revisions: z.string(),
	steps: z.string()
});

/** Rows of one insert: both engines bound the number of arguments. */
const ROWS = 500;

/** Buckets of a few issues within these spans, in no order. They come as one row for each issue and level: a row of its own costs each more than what it says. */
export async function readBuckets(
	db: Database,
	board: Slug,
	issues: readonly Slug[],
	spans: readonly Spans[]
): Promise<Bucket[]> {
	const part = `select issue, level, string_agg(cast(span as text), ',') as spans,
		string_agg(cast(revision as text), ',') as revisions, string_agg(steps, ',') as steps
		from bucket where board = ? and issue in (${marksFor(issues)}) and level = ? and span >= ? and span <= ?
		group by issue, level`;
	const rows = await db.read({
		sql: spans.map(() => part).join(' union all '),
		args: spans.flatMap(({ level, first, last }) => [board, ...issues, level, first, last])
	});
	return rows.flatMap(bucketsIn);
}

/**
 * Keeps buckets that hold all up to a revision. Several processes may do so at once: each rolls up all that follows what
 * was kept when it began, so that of two the one that went further is right about every bucket of both.
 */
export async function keepBuckets(
	db: Database,
	board: Slug,
	buckets: readonly Bucket[],
	revision: number
): Promise<void> {
	// In one order, or two processes could wait for each other.
	const rows = buckets
		.map(({ steps, ...each }) => ({ ...each, board, steps: JSON.stringify(steps.map(pack)) }))
		.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
	const statements: Statement[] = [];
	for (let done = 0; done < rows.length; done += ROWS) {
		statements.push(insert(bucket, rows.slice(done, done + ROWS), NEWER_BUCKET));
	}
	await db.write([...statements, insert(rollup, [{ board, revision }], NEWER_ROLLUP)]);
}

const NEWER_BUCKET = `on conflict (board, issue, level, span) do update
	set revision = excluded.revision, steps = excluded.steps where excluded.revision > bucket.revision`;
const NEWER_ROLLUP = `on conflict (board) do update
	set revision = excluded.revision where excluded.revision > rollup.revision`;

type Packed = [Step['at'], Step['tension'], Step['status']];

const pack = ({ at, tension, status }: Step): Packed => [at, tension, status];
// Taken apart by name, each would leave what it was counted by to be cleared away.
const unpack = (step: Packed): Step => new HeldStep(step[0], step[1], step[2]);

/** Of a class: the engine lays out the objects of a literal anew as each is first read, which takes a microsecond. */
class HeldStep implements Step {
	readonly at: Step['at'];
	readonly tension: Step['tension'];
	readonly status: Step['status'];

	constructor(at: Step['at'], tension: Step['tension'], status: Step['status']) {
		this.at = at;
		this.tension = tension;
		this.status = status;
	}
}

/** Its buckets are trusted: they were packed here, and are read by the thousand. */
function bucketsIn(row: unknown): Bucket[] {
	const { issue, level, ...lists } = Row.parse(row);
	const spans: number[] = listIn(lists.spans);
	const revisions: number[] = listIn(lists.revisions);
	const held: Packed[][] = listIn(lists.steps);
	return held.map((steps, at) => ({
		...{ issue, level, span: spans[at] ?? 0, revision: revisions[at] ?? 0 },
		steps: steps.map(unpack)
	}));
}

const listIn = (text: string) => JSON.parse(`[${text}]`);
