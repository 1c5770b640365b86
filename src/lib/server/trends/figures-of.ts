import type { Day } from '#lib/domain/day.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { MOST_POINTS } from '#lib/protocol/api.ts';
import { daysOf, INDEX, type Choice } from '#lib/protocol/trends.ts';
import type { Boards } from '../boards.ts';
import { seriesAnswer } from '../boards/series-of.ts';
import { chosenOn } from './chosen-on.ts';
import { csvOf } from './csv.ts';

/** The figures of what the trends show by a choice, as CSV, and a name for the file. */
export async function figuresOf(
	boards: Boards,
	slug: Slug,
	choice: Choice,
	today: Day
): Promise<{ name: string; csv: string } | Refusal> {
	const board = await boards.board(slug);
	if (isRefusal(board)) return board;
	const issues = chosenOn(board, choice);
	if (isRefusal(issues)) return issues;
	const query = { issues, ...daysOf(choice, today), points: MOST_POINTS };
	const found = await boards.series(slug, query);
	if (isRefusal(found)) return found;
	const series = seriesAnswer(found);
	const name = `${slug}-trends-${series.from}-to-${series.to}.csv`;
	const { hidden } = choice;
	const shown = series.issues.filter(({ issue }) => !hidden.includes(issue));
	const index = hidden.includes(INDEX) ? [] : series.index;
	return { name, csv: csvOf(board, { ...series, index, issues: shown }) };
}
