import { setImmediate } from 'node:timers/promises';
import { cover, LEVELS, type Spans } from '#lib/domain/bucket.ts';
import { addDays, startOf } from '#lib/domain/day.ts';
import { stepsOf, within, type Step } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { thin, type Keep } from '#lib/domain/thin.ts';
import type { Database } from '../database/database.ts';
import { readBuckets, type Bucket } from './buckets.ts';
import { countMarks, marksBefore, marksBetween } from './marks.ts';
import type { Rollups } from './rollups.ts';
import type { Days, Line } from './store.ts';

/** Issues read at a time: few enough not to hold the event loop for long. */
const SLICE = 4;
/** Up to so many marks of all the issues, each is read and the lines are exact. */
export const MOST_MARKS = 2_000;
/** Buckets read of all the issues, and of one, unless even the coarsest are more. */
const MOST_BUCKETS = 4_000;
const MOST_OF_ONE = 500;

/** `keep`: what is kept of a span of steps where they are many; without it, every extreme. */
type Window = Days & { points: number; keep?: Keep };
/** Reads the steps of a few issues between two days, in their order: each as it is known, a span with what is kept of it. */
type Read = (issues: readonly Slug[]) => Promise<Step[][][]>;

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
			lines.push(...(await this.#slice(board, issues.slice(done, done + SLICE), window, read)));
			await setImmediate();
		}
		return lines;
	}

	async #slice(board: Slug, issues: readonly Slug[], window: Window, read: Read): Promise<Line[]> {
		const { from, to, points, keep } = window;
		const last = startOf(addDays(to, 1)) - 1;
		const [before, inside] = await Promise.all([
			marksBefore(this.#db, board, issues, from),
			read(issues)
		]);
		return issues.map((issue, at) => {
			const mark = before.get(issue);
			const spans = [stepsOf(mark ? [mark] : []), ...(inside[at] ?? [])];
			const seen = (steps: Step[]) => within(steps, startOf(from), last);
			return {
				issue,
				steps: thin(seen(spans.flat()), points, keep),
				stood: seen(spans.flatMap((span) => span.slice(-1)))
			};
		});
	}

	/** How the steps of these days are read: mark by mark where they are few, else from buckets. */
	async #reader(board: Slug, issues: readonly Slug[], { from, to }: Days): Promise<Read> {
		const most = MOST_MARKS + 1;
		if ((await countMarks(this.#db, board, issues, { from, to, most })) < most) {
			const steps = async (issue: Slug) =>
				stepsOf(await marksBetween(this.#db, board, issue, { from, to })).map((step) => [step]);
			return (slice) => Promise.all(slice.map(steps));
		}
		const spans = spansFor(issues.length, { from, to });
		const fresh = await this.#rollups.catchUp(board);
		return async (slice) => {
			const held = await readBuckets(this.#db, board, slice, spans);
			const own = (issue: Slug) => (each: Bucket) => each.issue === issue;
			return slice.map((issue) => {
				const newer = [...fresh.values()].filter(own(issue)).filter((each) => isIn(each, spans));
				return spansIn(held.filter(own(issue)), newer);
			});
		};
	}
}

/** The steps of each of an issue's buckets, in order of time; those that are newer stand for what was held of the same spans. */
function spansIn(held: readonly Bucket[], newer: readonly Bucket[]): Step[][] {
	const stands = (each: Bucket) =>
		!newer.some(({ level, span }) => level === each.level && span === each.span);
	return [...held.filter(stands), ...newer]
		.toSorted((a, b) => a.span * a.level - b.span * b.level)
		.map(({ steps }) => steps);
}

const isIn = ({ level, span }: Bucket, spans: readonly Spans[]): boolean =>
	spans.some((each) => each.level === level && each.first <= span && span <= each.last);

/** The finest spans over these days that so many issues may be read by. */
function spansFor(issues: number, { from, to }: Days): Spans[] {
	const most = Math.min(MOST_OF_ONE, MOST_BUCKETS / issues);
	const covers = LEVELS.map((level) => cover(from, to, level));
	return covers.find((spans) => countOf(spans) <= most) ?? covers.at(-1) ?? [];
}

const countOf = (spans: readonly Spans[]): number =>
	spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
