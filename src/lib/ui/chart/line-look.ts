import type { Slug } from '#lib/domain/slug.ts';
import { MOST_LINES } from '#lib/protocol/trends.ts';

export const SHAPES = ['circle', 'square', 'diamond', 'triangle', 'cross', 'star'] as const;
export type Shape = (typeof SHAPES)[number];

/** How a line is told apart. Shape and dash alone tell any two apart: the colour is not needed. */
export interface Look {
	/** The number of its colour: `--series-1` and so on; 0 is the index, in ink, and 7 what comes from outside. */
	hue: number;
	shape: Shape | null;
	/** Lengths of dashes and gaps in pixels; empty where the line is whole. */
	dash: readonly number[];
	width: number;
}

export const INDEX_LOOK: Look = { hue: 0, shape: null, dash: [], width: 2.5 };

/** Lines from outside are thin, in grey, and wear no shape. */
export const OUTSIDE_LOOKS: readonly [Look, ...Look[]] = [
	{ hue: 7, shape: null, dash: [], width: 1 },
	{ hue: 7, shape: null, dash: [4, 3], width: 1 },
	{ hue: 7, shape: null, dash: [1, 3], width: 1 }
];

const DASHED = [7, 4];

/** The look of each chosen issue. It goes by the place on the board, so that it stays while others come and go. */
export function looksOf(chosen: readonly Slug[], all: readonly Slug[]): Map<Slug, Look> {
	const taken = new Set<number>();
	const looks = new Map<Slug, Look>();
	for (const id of chosen.toSorted((a, b) => all.indexOf(a) - all.indexOf(b))) {
		let slot = Math.max(0, all.indexOf(id)) % MOST_LINES;
		while (taken.has(slot)) slot = (slot + 1) % MOST_LINES;
		taken.add(slot);
		looks.set(id, lookOf(slot));
	}
	return looks;
}

function lookOf(slot: number): Look {
	const kind = slot % SHAPES.length;
	const shape = SHAPES[kind] ?? 'circle';
	return { hue: kind + 1, shape, dash: slot < SHAPES.length ? [] : DASHED, width: 2 };
}

/** The slot of a look with a shape, 0 to 11: lines wear their shapes each at places of its own. */
export const slotOf = ({ shape, dash }: Look): number =>
	(shape ? SHAPES.indexOf(shape) : 0) + (dash.length > 0 ? SHAPES.length : 0);

/** The CSS colour of a look. */
export const colourOf = ({ hue }: Pick<Look, 'hue'>): string => `var(${inkOf({ hue })})`;

/** The token of the colour of a look. */
export function inkOf({ hue }: Pick<Look, 'hue'>): string {
	if (hue === 0) return '--ink-1';
	return hue === 7 ? '--ink-2' : `--series-${hue}`;
}
