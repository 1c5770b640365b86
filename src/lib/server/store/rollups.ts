import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import { LEVELS, merged, spanOf, withMark, type Level, type Spans } from '#lib/domain/bucket.ts';
import type { Mark } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database } from '../database/database.ts';
import { keepBuckets, keyOf, readBuckets, type Bucket } from './buckets.ts';
import { marksSince } from './marks.ts';
import { sql } from './statement.ts';

/** Marks are rolled up each time a log grows by this many changes; what has come since is rolled up as it is read. */
export const ROLL_EVERY = 250;
/** Changes rolled up at a time, where more are waiting. */
const MOST = 1_000;

const [DAYS, EIGHTS, SIXTY_FOURS] = LEVELS;

const Reach = z.object({ rolled: z.number(), last: z.number() });

/** Buckets that are not kept yet, by their key. */
export type Fresh = ReadonlyMap<string, Bucket>;

/** The buckets of boards, kept as a cache beside the log. */
export class Rollups {
	readonly #db: Database;
	/** What the latest changes of the board made that was read last. */
	#made: { board: Slug; rolled: number; last: number; fresh: Fresh } | undefined;

	constructor(db: Database) {
		this.#db = db;
	}

	/** Keeps the buckets of all but the latest changes. Returns those that the latest make, to be laid over what is kept. */
	async catchUp(board: Slug): Promise<Fresh> {
		for (;;) {
			const { rolled, last } = await this.#reach(board);
			const made = this.#made;
			if (made?.board === board && made.rolled === rolled && made.last === last) return made.fresh;
			const until = Math.min(last, rolled + MOST);
			const fresh = await this.#rollUp(board, rolled, until);
			if (until - rolled < ROLL_EVERY) {
				this.#made = { board, rolled, last, fresh };
				return fresh;
			}
			await keepBuckets(this.#db, board, [...fresh.values()], until);
			await setImmediate();
		}
	}

	/** Up to where the buckets of a board are kept, and the last revision of its log. */
	async #reach(board: Slug): Promise<z.infer<typeof Reach>> {
		const [row] = await this.#db.read(
			sql(
				`select coalesce((select revision from rollup where board = ?), 0) as rolled,
				coalesce((select max(revision) from change where board = ?), 0) as last`,
				board,
				board
			)
		);
		return Reach.parse(row);
	}

	async #rollUp(board: Slug, since: number, until: number): Promise<Fresh> {
		const fresh = new Map<string, Bucket>();
		const all = await marksSince(this.#db, board, since, until);
		for (const issue of new Set(all.map((mark) => mark.issue))) {
			const marks = all.filter((mark) => mark.issue === issue);
			for (const made of await this.#rollIssue(board, { issue, marks, until })) {
				fresh.set(keyOf(made), made);
			}
			await setImmediate();
		}
		return fresh;
	}

	/** The buckets of one issue that these marks change. */
	async #rollIssue(board: Slug, { issue, marks, until }: Rolling): Promise<Bucket[]> {
		const eights = spansOf(marks, EIGHTS);
		const sixtyFours = spansOf(marks, SIXTY_FOURS);
		const buckets = await readBuckets(
			this.#db,
			board,
			[issue],
			[
				...eights.map((span) => partsOf(span, EIGHTS, DAYS)),
				...sixtyFours.map((span) => partsOf(span, SIXTY_FOURS, EIGHTS))
			]
		);
		const held = new Map(buckets.map((each) => [keyOf(each), each]));
		const days = addMarks(held, { issue, marks, until });
		const parents = [
			...eights.map((span) => merge(held, { issue, level: EIGHTS, span }, until)),
			...sixtyFours.map((span) => merge(held, { issue, level: SIXTY_FOURS, span }, until))
		];
		return [...days, ...parents];
	}
}

interface Rolling {
	issue: Slug;
	marks: readonly Mark[];
	/** The revision up to which the marks are complete. */
	until: number;
}

/** Adds the marks to the days held, and returns the days they fall on. */
function addMarks(held: Map<string, Bucket>, { issue, marks, until }: Rolling): Bucket[] {
	const days = new Map<string, Bucket>();
	for (const mark of marks) {
		const where = { issue, level: DAYS, span: spanOf(mark.asOf, DAYS) };
		const key = keyOf(where);
		const day = days.get(key);
		const before = day ?? held.get(key);
		// Another process may have rolled it up since the marks were read.
		if (!day && before && before.revision >= mark.revision) continue;
		days.set(key, { ...where, revision: until, steps: withMark(before?.steps ?? [], mark) });
	}
	for (const [key, day] of days) held.set(key, day);
	return [...days.values()];
}

/** Makes a bucket of its parts among those held, and holds it too. */
function merge(
	held: Map<string, Bucket>,
	where: Pick<Bucket, 'issue' | 'level' | 'span'>,
	revision: number
): Bucket {
	const { issue, level, span } = where;
	const beneath = level === EIGHTS ? DAYS : EIGHTS;
	const { first, last } = partsOf(span, level, beneath);
	const parts = [];
	for (let part = first; part <= last; part += 1) {
		parts.push(held.get(keyOf({ issue, level: beneath, span: part }))?.steps ?? []);
	}
	const made = { ...where, revision, steps: merged(parts) };
	held.set(keyOf(made), made);
	return made;
}

const spansOf = (marks: readonly Mark[], level: Level): number[] => [
	...new Set(marks.map(({ asOf }) => spanOf(asOf, level)))
];

/** The spans of a finer level that make up one of a coarser. */
function partsOf(span: number, level: Level, finer: Level): Spans {
	const count = level / finer;
	return { level: finer, first: span * count, last: span * count + count - 1 };
}
