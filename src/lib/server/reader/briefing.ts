import type { Board } from '#lib/domain/board.ts';
import { comparisonOf } from '#lib/domain/comparison.ts';
import { addDays, dayOf, instantOf, startOf, type Day } from '#lib/domain/day.ts';
import { isThereOn } from '#lib/domain/issue.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { indexOn } from '#lib/domain/tension-index.ts';
import type { SeriesAnswer } from '#lib/protocol/api.ts';
import {
	eveOf,
	type BriefingMaterial,
	type BriefingSpan,
	type Course,
	type IndexMark
} from '#lib/protocol/briefing.ts';
import type { Series } from '../boards/series-of.ts';
import type { Asked } from './compare.ts';

/** Entries of a span, and of those scheduled at its end, that are read to choose from. */
const ENTRIES = 200;
/** About how many steps a line is read in: every extreme is among them. */
const POINTS = 100;

/** What a briefing of a span is made of: the same states as two days compared, and what lies between them. */
export async function briefingMaterial(
	asked: Asked,
	slug: Slug,
	span: BriefingSpan
): Promise<BriefingMaterial | Refusal> {
	const { boards, store, reader, today } = asked;
	const present = await boards.board(slug);
	if (isRefusal(present)) return present;
	const before = await reader.judged(present, eveOf(span));
	const after = span.to === today ? present : await reader.judged(present, span.to);
	const there = new Set(
		after.issues.filter((each) => isThereOn(each, span.to)).map(({ id }) => id)
	);
	const moves = comparisonOf(before, after).filter(({ issue }) => there.has(issue));
	const issues = moves.map(({ issue }) => issue);
	const series = await boards.series(slug, { ...span, issues, points: POINTS });
	if (isRefusal(series)) return series;
	const known = await knownAt(asked, present, span.to);
	if (typeof known !== 'number') return known;
	const [courses, found, scheduled] = await Promise.all([
		coursesOf(asked, slug, span, series),
		store.entriesWithin(slug, span, ENTRIES + 1),
		store.scheduledAfter(slug, span.to, { until: known, limit: ENTRIES + 1 })
	]);
	return {
		...{ span, before, after, moves, courses, known, today, revision: present.revision },
		...{ scheduled: scheduled.slice(0, ENTRIES), moreScheduled: scheduled.length > ENTRIES },
		index: {
			from: indexOn(before, eveOf(span)),
			to: indexOn(after, span.to),
			...indexExtremes(series.index, span)
		},
		entries: found.slice(0, ENTRIES).toReversed(),
		more: found.length > ENTRIES
	};
}

async function coursesOf(
	{ store }: Asked,
	slug: Slug,
	days: BriefingSpan,
	{ lines }: Series
): Promise<Map<Slug, Course>> {
	const courses = lines.map(async ({ issue, steps }): Promise<[Slug, Course]> => {
		const points = steps.flatMap(({ at, tension }): [number, number][] =>
			tension === null ? [] : [[at, tension]]
		);
		const extremes = extremesOf(points);
		return [issue, await store.course(slug, issue, { days, extremes })];
	});
	return new Map(await Promise.all(courses));
}

/** The first of the highest and of the lowest points of a line. */
function extremesOf(points: readonly (readonly [at: number, value: number])[]) {
	const [first = null] = points;
	const pick = (isBeyond: (value: number, than: number) => boolean) =>
		points.reduce((found, point) => (found && isBeyond(point[1], found[1]) ? point : found), first);
	return { high: pick((value, than) => value > than), low: pick((value, than) => value < than) };
}

function indexExtremes(
	steps: SeriesAnswer['index'],
	{ from, to }: BriefingSpan
): { high: IndexMark | null; low: IndexMark | null } {
	const [first, end] = [startOf(from), startOf(addDays(to, 1))];
	const { high, low } = extremesOf(
		steps.flatMap(([at, index]): [number, number][] =>
			index === null || at >= end ? [] : [[Math.max(at, first), index]]
		)
	);
	const mark = (point: typeof high): IndexMark | null =>
		point && { day: dayOf(instantOf(point[0])), index: point[1] };
	return { high: mark(high), low: mark(low) };
}

/** The last revision that the log had when a day ended. */
function knownAt({ boards, today }: Asked, { slug, revision }: Board, day: Day) {
	if (day >= today) return revision;
	return boards.revisionAt(slug, instantOf(startOf(addDays(day, 1)) - 1));
}
