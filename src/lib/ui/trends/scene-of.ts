import type { Board } from '#lib/domain/board.ts';
import type { IndexStep, Step } from '#lib/domain/series.ts';
import { INDEX_LOOK, looksOf, type Look } from '#lib/ui/chart/line-look.ts';
import type { Scene } from '#lib/ui/chart/scene.ts';
import type { Span } from '#lib/ui/chart/span.ts';

/** Lines as they are read: the index, and the chosen issues. */
export interface Lines {
	index: readonly IndexStep[];
	lines: readonly { issue: string; steps: readonly Step[] }[];
}

/** How each chosen issue looks. */
export const looksOn = (board: Board, chosen: readonly { issue: string }[]): Map<string, Look> =>
	looksOf(
		chosen.map(({ issue }) => issue),
		board.issues.map(({ id }) => id)
	);

/** What the chart shows of lines, under the names that the issues have on the board now. */
export function sceneOf(board: Board, { index, lines }: Lines, span: Span): Scene {
	const looks = looksOn(board, lines);
	const issues = lines.map(({ issue, steps }) => ({
		id: issue,
		title: board.issues.find(({ id }) => id === issue)?.title ?? issue,
		look: looks.get(issue) ?? INDEX_LOOK,
		values: steps.map(({ at, tension }) => ({ at, value: tension }))
	}));
	const whole = index.map(({ at, index: value }) => ({ at, value }));
	return {
		span,
		lines: [{ id: null, title: 'Index', look: INDEX_LOOK, values: whole }, ...issues]
	};
}
