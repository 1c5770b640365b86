import type { Shape } from './line-look.ts';

/** Each shape as an SVG path in a box of 12 by 12. */
export const SHAPE_PATHS: Record<Shape, string> = {
	circle: 'M6 1.5a4.5 4.5 0 1 0 .01 0Z',
	square: 'M2 2h8v8H2Z',
	diamond: 'M6 .8 11.2 6 6 11.2.8 6Z',
	triangle: 'M6 1.2 11.2 10H.8Z',
	cross: 'M2.2 2.2 9.8 9.8M9.8 2.2 2.2 9.8',
	star: 'M6 1v10M1 6h10M2.5 2.5l7 7M9.5 2.5l-7 7'
};
