import type { Viewing } from '#lib/domain/display.ts';

/** The smallest angle, in minutes of arc, that text may subtend where a viewer must read it. */
export const LEAST_ANGLE = 20;
/** Height of Inter's capitals as a share of its font size; ISO 9241-303 measures characters by their capitals. */
export const CAPITAL_HEIGHT = 0.727;
const METRES_AN_INCH = 0.0254;

/** Text sizes where distance and diagonal are not known: the smallest font size as a share of the screen's short side. */
export const TEXT_SIZES = {
	small: 1 / 88,
	medium: 1 / 72,
	large: 1 / 52,
	huge: 1 / 36
} as const;
export type TextSize = keyof typeof TEXT_SIZES;

/** Height that subtends the angle (minutes of arc) at a distance, in the distance's unit: `2 d tan(angle / 2)`. */
export const heightAt = (distance: number, angle = LEAST_ANGLE): number =>
	2 * distance * Math.tan((angle / 60 / 2) * (Math.PI / 180));

/**
 * The smallest font size as a share of the screen's short side, whatever its resolution. `aspect` is width by height.
 * Where the distance is known, its capitals subtend `LEAST_ANGLE`.
 */
export function textShare(viewing: Viewing, aspect: number): number {
	if ('size' in viewing) return TEXT_SIZES[viewing.size];
	const long = Math.max(aspect, 1 / aspect);
	const shortSide = (viewing.diagonal * METRES_AN_INCH) / Math.hypot(1, long);
	return heightAt(viewing.distance) / CAPITAL_HEIGHT / shortSide;
}

/** The smallest font size in CSS pixels on a screen of that many. */
export const smallestText = (viewing: Viewing, width: number, height: number): number =>
	textShare(viewing, width / height) * Math.min(width, height);
