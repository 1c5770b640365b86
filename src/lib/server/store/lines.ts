import { setImmediate } from 'node:timers/promises';
import { cover, LEVELS, type Spans } from '#lib/domain/bucket.ts';
import { addDays, startOf } from '#lib/domain/day.ts';
import { stepsOf, within, type Step } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { thin } from '#lib/domain/thin.ts';
import type { Database } from '../database/database.ts';
import { keyOf, readBuckets } from './buckets.ts';
import { countMarks, markBefore, marksBetween } from './marks.ts';
import type { Fresh, Rollups } from './rollups.ts';
import type { Days, Line } from './store.ts';

/** Issues read at a time: few enough not to hold the event loop for long. */
const SLICE = 4;
/** Up to so many marks of all the issues, each is read and the lines are exact. */
export const MOST_MARKS = 2_000;
/** Buckets read of all the issues, and of one, unless even the coarsest are more. */
const MOST_BUCKETS = 4_000;
const MOST_OF_ONE = 500;

type Window = Days & { points: number };
type StepsBetween = (issue: Slug, days: Days) => Promise<Step[]>;

/** What marks make of issues' history: status and tension over time. */
export class Lines {
	readonly #db: Database;
	readonly #rollups: Rollups;

	constructor(db: Database, rollups: Rollups) {
		this.#db = db;
		this.#rollups = rollups;
	}

	/** A line for each issue, in their order. */
	async series(board: Slug, issues: readonly Slug[], window: Window): Promise<Line[]> {
		if (issues.length === 0) return [];
		const read = await this.#reader(board, issues, window);
		const lines: Line[] = [];
		for (let done = 0; done < issues.length; done += SLICE) {
			const slice = issues.slice(done, done + SLICE);
			const reading = slice.map((issue) => this.#line(board, issue, window, read));
			lines.push(...(await Promise.all(reading)));
			await setImmediate();
		}
		return lines;
	}

	async #line(board: Slug, issue: Slug, window: Window, read: StepsBetween): Promise<Line> {
		const { from, to, points } = window;
		const before = await markBefore(this.#db, board, issue, from);
		const steps = [...stepsOf(before ? [before] : []), ...(await read(issue, window))];
		const last = startOf(addDays(to, 1)) - 1;
		return { issue, steps: thin(within(steps, startOf(from), last), points) };
	}

	/** How the steps of these days are read: mark by mark where they are few, else from buckets. */
	async #reader(board: Slug, issues: readonly Slug[], { from, to }: Days): Promise<StepsBetween> {
		const most = MOST_MARKS + 1;
		if ((await countMarks(this.#db, board, issues, { from, to, most })) < most) {
			return async (issue, days) => stepsOf(await marksBetween(this.#db, board, issue, days));
		}
		const spans = spansFor(issues.length, { from, to });
		const fresh = await this.#rollups.catchUp(board);
		return (issue) => this.#kept(board, issue, spans, fresh);
	}

	async #kept(board: Slug, issue: Slug, spans: readonly Spans[], fresh: Fresh): Promise<Step[]> {
		const held = await readBuckets(this.#db, board, issue, spans);
		const steps: Step[] = [];
		for (const { level, first, last } of spans) {
			for (let span = first; span <= last; span += 1) {
				const key = keyOf({ issue, level, span });
				steps.push(...((fresh.get(key) ?? held.get(key))?.steps ?? []));
			}
		}
		return steps;
	}
}

/** The finest spans over these days that so many issues may be read by. */
function spansFor(issues: number, { from, to }: Days): Spans[] {
	const most = Math.min(MOST_OF_ONE, MOST_BUCKETS / issues);
	const covers = LEVELS.map((level) => cover(from, to, level));
	return covers.find((spans) => countOf(spans) <= most) ?? covers.at(-1) ?? [];
}

const countOf = (spans: readonly Spans[]): number =>
	spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
