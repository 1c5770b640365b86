import type { Board } from '#lib/domain/board.ts';
import type { Day } from '#lib/domain/day.ts';
import { isOpen } from '#lib/domain/issue.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { indexSteps } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { thin } from '#lib/domain/thin.ts';
import type { SeriesAnswer, SeriesQuery } from '#lib/protocol/api.ts';
import type { Line, Store } from '../store/store.ts';

/** The lines of some issues, and the index of all open ones over the same days. */
export interface Series extends Omit<SeriesAnswer, 'issues'> {
	lines: Line[];
}

/** The lines asked for, and the index. Unknown issues and days the wrong way round are refused. */
export async function seriesOf(
	store: Store,
	board: Board,
	query: SeriesQuery,
	today: Day
): Promise<Series | Refusal> {
	const open = board.issues.filter(isOpen).map(({ id }) => id);
	const asked = query.issues ?? open;
	const to = query.to ?? today;
	const from = query.from ?? (await store.firstDay(board.slug)) ?? to;
	const fault = unknownIssue(board, asked) ?? wrongDays(from, to);
	if (fault) return fault;
	const all = [...new Set([...open, ...asked])];
	const lines = await store.series(board.slug, all, { from, to, points: query.points });
	return {
		revision: board.revision,
		from,
		to,
		index: indexOf(board, lines, query.points),
		lines: asked.flatMap((issue) => lines.find((line) => line.issue === issue) ?? [])
	};
}

/** Of what stood together: the extremes that a thinned line keeps of a stretch may never have. */
function indexOf(board: Board, lines: readonly Line[], points: number): SeriesAnswer['index'] {
	const weighed = board.issues.filter(isOpen).map(({ id, salience }) => {
		const steps = lines.find((line) => line.issue === id)?.stood ?? [];
		return { salience, steps };
	});
	return thin(indexSteps(weighed), points).map(({ at, tension }) => [at, tension]);
}

/** Series as programs are given them. */
export const seriesAnswer = ({ lines, ...series }: Series): SeriesAnswer => ({
	...series,
	issues: lines.map(lineAnswer)
});

export const lineAnswer = ({ issue, steps }: Line): SeriesAnswer['issues'][number] => ({
	issue,
	steps: steps.map(({ at, tension, status }) => [at, tension, status])
});

function unknownIssue(board: Board, asked: readonly Slug[]): Refusal | undefined {
	const unknown = asked.find((id) => !board.issues.some((issue) => issue.id === id));
	if (unknown === undefined) return undefined;
	const fault = `"${unknown}" is not an issue of this board`;
	return refuse('invalid', `issues: ${fault}`, { issues: fault });
}

function wrongDays(from: Day, to: Day): Refusal | undefined {
	if (from <= to) return undefined;
	return refuse('invalid', 'from: must not be after to', { from: 'must not be after to' });
}
