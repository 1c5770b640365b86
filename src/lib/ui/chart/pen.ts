import type { Scene } from './scene.ts';

export interface Point {
	x: number;
	y: number;
}

export interface Size {
	width: number;
	height: number;
}

/** The token of its colour, the lengths of dashes and gaps, and its width. */
export interface Stroke {
	ink: string;
	dash?: readonly number[];
	width?: number;
}

/** Where and how a text is written; `y` is its base line, `to` says which of its ends is at `x`. */
export interface Writing extends Point {
	size: number;
	ink: string;
	serif?: boolean;
	to?: CanvasTextAlign;
}

/** A place on the picture, and how large it is. */
export type Box = Point & Size;

/** Draws a picture in the page's own colours and fonts. Lengths are pixels of the drawing. */
export interface Pen {
	line(from: Point, to: Point, stroke: Stroke): void;
	text(words: string, writing: Writing): void;
	/** A block of a colour, so strong: 0 to 1. */
	block(box: Box, ink: string, strength: number): void;
	/** The lines of a scene, over its span. */
	lines(scene: Scene, box: Box): void;
	/** How wide words come out, in pixels. */
	widthOf(words: string, size: number): number;
	/** The picture, once all is drawn. */
	picture(): Promise<Blob>;
}

export const fontOf = (size: number, serif: boolean): string =>
	`${size}px ${computed('font-family', serif ? 'var(--serif)' : 'var(--sans)')}`;

/** What a value comes out as on the page: a canvas knows no custom properties. */
export function computed(property: 'color' | 'font-family', value: string): string {
	const probe = document.createElement('i');
	probe.style.setProperty(property, value);
	document.body.append(probe);
	const result = getComputedStyle(probe).getPropertyValue(property);
	probe.remove();
	return result;
}
