import type { Span } from '#lib/ui/chart/span.ts';
import { standingAt, type Value } from '#lib/ui/chart/step-line.ts';

/** A moment at which some line stepped, with what stood then on each line; undefined before its first step. */
export interface StepRow {
	at: number;
	values: (number | null | undefined)[];
}

/** The chart as a table: a row for each moment at which a line steps, newest first, at most `most`. */
export function stepRows(
	lines: readonly { values: readonly Value[] }[],
	{ from, to }: Span,
	most: number
): { rows: StepRow[]; left: number } {
	const moments = lines.flatMap(({ values }) => values.map(({ at }) => at));
	const all = [...new Set(moments)].filter((at) => at >= from && at <= to);
	const shown = all.toSorted((a, b) => b - a).slice(0, most);
	const rows = shown.map((at) => ({
		at,
		values: lines.map(({ values }) => standingAt(values, at)?.value)
	}));
	return { rows, left: all.length - shown.length };
}
