import type { Day } from '#lib/domain/day.ts';
import { isOpen } from '#lib/domain/issue.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import {
	daysOf,
	MOST_ENTRIES,
	type Choice,
	type NotedEntry,
	type TrendsAnswer
} from '#lib/protocol/trends.ts';
import type { Boards } from '../boards.ts';
import { lineAnswer } from '../boards/series-of.ts';
import type { Reader } from '../reader/reader.ts';
import type { Line } from '../store/store.ts';
import { chosenOn } from './chosen-on.ts';

/** About how many steps a line may have: more would not be told apart on a wide screen. */
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
	const series = await boards.series(slug, { issues, ...daysOf(choice, today), points: POINTS });
	if (isRefusal(series)) return series;
	const { revision, from, to, index } = series;
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
			const line = series.lines.find(({ issue }) => issue === id);
			return line ? lineAnswer(line) : [];
		}),
		ribbon: series.lines.map(turnsOf),
		entries: entries.slice(0, MOST_ENTRIES).map(noted),
		outside: [],
		moreEntries: entries.length > MOST_ENTRIES
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
