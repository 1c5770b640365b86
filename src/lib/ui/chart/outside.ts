import { OUTSIDE_LOOKS } from './line-look.ts';
import type { ChartLine } from './scene.ts';
import type { Value } from './step-line.ts';

/** Series from outside beside the judgement: all in one unit, on an axis of their own. */
export interface Outside {
	unit: string;
	/** What the bottom and the top of the chart stand for. */
	scale: { low: number; high: number };
	/** As drawn: their values are shares of the chart's height, 0 to 100. */
	lines: readonly ChartLine[];
	/** What each line is worth, by its id, in the unit. */
	worth: ReadonlyMap<string, readonly Value[]>;
}

/** Of a series from outside, what a chart must know. */
export interface OutsideLine {
	id: string;
	title: string;
	unit: string;
	values: readonly Value[];
}

/** As many steps as the chart's own axis has, so that both share its grid. */
const STEPS = 4;
/** Figures that lie nearer together than such a part of them are not told apart. */
const LEAST = 1e-7;

/** Series as lines of a chart. It has one axis for them: those of another unit than the first, and more than can be told apart, are left out. */
export function outsideOf(series: readonly OutsideLine[]): Outside | undefined {
	const [first] = series;
	if (!first) return undefined;
	const shown = series.filter(({ unit }) => unit === first.unit).slice(0, OUTSIDE_LOOKS.length);
	const values = shown.flatMap((each) => each.values.flatMap(({ value }) => value ?? []));
	const scale = scaleOf(values);
	return {
		unit: first.unit,
		scale,
		lines: shown.map(({ id, title, values: worth }, index) => ({
			...{ id, title, look: OUTSIDE_LOOKS[index] ?? OUTSIDE_LOOKS[0] },
			values: worth.map(({ at, value }) => ({
				at,
				value: value === null ? null : share(value, scale)
			}))
		})),
		worth: new Map(shown.map(({ id, values: worth }) => [id, worth]))
	};
}

const share = (value: number, { low, high }: Outside['scale']): number =>
	((value - low) / (high - low)) * 100;

/** Round figures at the bottom, the top and each line of the grid between, with all values in between. */
function scaleOf(values: readonly number[]): Outside['scale'] {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	if (!Number.isFinite(least)) return { low: 0, high: STEPS };
	const nearest = LEAST * Math.max(1, Math.abs(least), Math.abs(most));
	const apart = most === least ? 1 : Math.max(most - least, nearest);
	for (let step = roundStep(apart / STEPS); ; step = roundStep(step * 1.01)) {
		const low = Math.floor(least / step) * step;
		if (low + STEPS * step >= most) return { low, high: low + STEPS * step };
	}
}

/** The next of 1, 2, 2.5, 5 and their tenfolds. */
function roundStep(least: number): number {
	const size = 10 ** Math.floor(Math.log10(least));
	return size * ([1, 2, 2.5, 5].find((each) => each * size >= least) ?? 10);
}

const figure = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });

/** The figure beside a line of the grid, `share` of 100 up. */
export const figureAt = ({ scale: { low, high } }: Outside, height: number): string =>
	figure.format(low + ((high - low) * height) / 100);

/** What a line from outside is worth, in words. */
export const worthWords = (value: number, unit: string): string =>
	unit === '%' ? `${figure.format(value)}%` : `${figure.format(value)} ${unit}`;
