import type { Board } from '#lib/domain/board.ts';
import type { IndexStep, Step } from '#lib/domain/series.ts';
import { INDEX, type Choice, type OutsideSeries } from '#lib/protocol/trends.ts';
import { INDEX_LOOK, looksOf, type Look } from '#lib/ui/chart/line-look.ts';
import { outsideOf } from '#lib/ui/chart/outside.ts';
import type { ChartLine, Scene } from '#lib/ui/chart/scene.ts';
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

/** What the chart shows of lines, under the names that the issues have on the board now, and what comes from outside. */
export function sceneOf(
	board: Board,
	{ index, lines }: Lines,
	{ span, outside = [] }: { span: Span; outside?: readonly OutsideSeries[] }
): Scene {
	const looks = looksOn(board, lines);
	const issues = lines.map(({ issue, steps }) => ({
		id: issue,
		title: board.issues.find(({ id }) => id === issue)?.title ?? issue,
		look: looks.get(issue) ?? INDEX_LOOK,
		values: steps.map(({ at, tension }) => ({ at, value: tension }))
	}));
	const whole = index.map(({ at, index: value }) => ({ at, value }));
	const beside = outsideOf(
		outside.map(({ id, title, unit, values }) => ({
			...{ id, title, unit },
			values: values.map(([at, value]) => ({ at, value }))
		}))
	);
	return {
		span,
		lines: [{ id: null, title: 'Index', look: INDEX_LOOK, values: whole }, ...issues],
		...(beside && { outside: beside })
	};
}

/** The scene without the lines that a choice hides, and those. */
export function shownOf(
	scene: Scene,
	{ hidden }: Pick<Choice, 'hidden'>
): { scene: Scene; hidden: ChartLine[] } {
	const isHidden = ({ id }: ChartLine) => hidden.includes(id ?? INDEX);
	return {
		scene: { ...scene, lines: scene.lines.filter((line) => !isHidden(line)) },
		hidden: scene.lines.filter(isHidden)
	};
}
