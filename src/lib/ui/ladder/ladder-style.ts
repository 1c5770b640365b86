import { bandOf, fromAfar, type Theme } from '#lib/domain/contrast.ts';
import type { Ladder } from '#lib/domain/ladder.ts';

/** From how far colours are seen: on a wall they stand out more. */
type Distance = 'desk' | 'wall';

/** The colours that a board has of its own, as custom properties for what is inside; undefined where it has none. */
export function ladderStyle(ladder: Ladder, distance: Distance): string | undefined {
	const own = Object.entries(ladder).flatMap(([status, { colours }]) =>
		colours
			? [
					property(`own-${status}`, colours, distance === 'wall' ? fromAfar : asChosen),
					property(`own-band-${status}`, colours, bandOf)
				]
			: []
	);
	return own.join(' ') || undefined;
}

const property = (
	name: string,
	{ light, dark }: Record<Theme, string>,
	shade: (colour: string, theme: Theme) => string
): string => `--${name}: light-dark(${shade(light, 'light')}, ${shade(dark, 'dark')});`;

const asChosen = (colour: string): string => colour;
