import type { Direction } from '#lib/domain/direction.ts';

/** Arrows of the three directions: tension rising, falling, level. */
export const DIRECTION_ARROWS = {
	worsening: '↗',
	easing: '↘',
	steady: '→'
} as const satisfies Record<Direction['word'], string>;

/** A difference in points with its sign: `+11`, `−9` (a true minus), `±0`. */
export function signed(by: number): string {
	if (by === 0) return '±0';
	return `${by > 0 ? '+' : '−'}${Math.abs(by)}`;
}

/** The figures behind a direction: `−9 in 30 d`. */
export const directionFigures = ({ by, days }: Direction): string => `${signed(by)} in ${days} d`;
