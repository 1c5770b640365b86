import type { Day } from '#lib/domain/day.ts';
import { isOpen } from '#lib/domain/issue.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { thin } from '#lib/domain/thin.ts';
import {
	daysOf,
	MOST_ENTRIES,
	type Choice,
	type NotedEntry,
	type TrendsAnswer
} from '#lib/protocol/trends.ts';
import type { Boards } from '../boards.ts';
import { lineAnswer, type Series } from '../boards/series-of.ts';
import type { Reader } from '../reader/reader.ts';
import type { Line } from '../store/store.ts';
import { chosenOn } from './chosen-on.ts';

/** Up to so many steps of all lines, each is sent: what is read at a moment is what stood. */
const MOST_STEPS = 2_000;
/** About how many steps a line has beyond that: more would not be told apart on a wide screen. */
const POINTS = 400;
/** What the page of trends shows of a board, by a choice. Unknown issues and days the wrong way round are refused. */
export async function trendsOf(
	{ boards, reader }: { boards: Boards; reader: Reader },
	slug: Slug,
	choice: Choice,
	today: Day
): Promise<TrendsAnswer | Refusal> {
	const board = await boards.board(slug);
	if (isRefusal(board)) return board;
	const chosen = chosenOn(board, choice);
	if (isRefusal(chosen)) return chosen;
	const issues = [...new Set([...board.issues.filter(isOpen).map(({ id }) => id), ...chosen])];
	const series = await boards.series(slug, {
		issues,
		...daysOf(choice, today),
		points: MOST_STEPS
	});
	if (isRefusal(series)) return series;
	const { revision, from, to } = series;
	const { index, lines } = shown(series);
	const touched = chosen.length > 0 ? chosen : issues;
	const entries = await boards.entriesBetween(slug, touched, { from, to }, MOST_ENTRIES + 1);
	if (isRefusal(entries)) return entries;
	const breaks = await reader.scaleBreaks(slug, { from, to });
	if (isRefusal(breaks)) return breaks;
	const first = (await boards.firstDay(slug)) ?? from;
	return {
		...{ choice, revision, first, from, to, index, breaks },
		untilNow: to >= today,
		lines: chosen.flatMap((id) => {
			const line = lines.find(({ issue }) => issue === id);
			return line ? lineAnswer(line) : [];
		}),
		ribbon: lines.map(turnsOf),
		entries: entries.slice(0, MOST_ENTRIES).map(noted),
		outside: [],
		moreEntries: entries.length > MOST_ENTRIES
	};
}

function shown({ index, lines }: Series): Pick<Series, 'index' | 'lines'> {
	if (lines.reduce((sum, { steps }) => sum + steps.length, 0) <= MOST_STEPS)
		return { index, lines };
	const steps = index.map(([at, tension]) => ({ at, tension, status: null }));
	return {
		index: thin(steps, POINTS).map(({ at, tension }) => [at, tension]),
		lines: lines.map((line) => ({ ...line, steps: thin(line.steps, POINTS) }))
	};
}

function turnsOf({ issue, steps }: Line): TrendsAnswer['ribbon'][number] {
	const turns = steps.filter(({ status }, index) => status !== steps[index - 1]?.status);
	return { issue, turns: turns.map(({ at, status }) => [at, status]) };
}

const noted = ({ id, day, kind, title, issues, source }: NotedEntry): NotedEntry => ({
	...{ id, day, kind, title, issues },
	...(source && { source })
});
