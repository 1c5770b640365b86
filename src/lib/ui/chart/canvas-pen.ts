import { BLEED, paintLines } from './paint-lines.ts';
import {
	computed,
	fontOf,
	type Box,
	type Pen,
	type Point,
	type Size,
	type Stroke,
	type Writing
} from './pen.ts';
import type { Scene } from './scene.ts';

/** Pixels of the file for each of the drawing. */
const SHARPNESS = 2;

/** Draws a picture of dots. */
export class CanvasPen implements Pen {
	readonly #canvas: HTMLCanvasElement;
	readonly #context: CanvasRenderingContext2D;

	constructor(size: Size) {
		const canvas = canvasOf(size);
		this.#canvas = canvas;
		canvas.width *= SHARPNESS;
		canvas.height *= SHARPNESS;
		const context = canvas.getContext('2d');
		if (!context) throw new Error('This browser gives no canvas');
		this.#context = context;
		context.scale(SHARPNESS, SHARPNESS);
		context.fillStyle = computed('color', 'var(--paper-1)');
		context.fillRect(0, 0, size.width, size.height);
	}

	/** Drawn by the painter of the page on a sheet of its own. */
	lines(scene: Scene, { x, y, width, height }: Box): void {
		const sheet = canvasOf({ width: width + 2 * BLEED, height: height + 2 * BLEED });
		const painter = paintLines(sheet, { sharpness: SHARPNESS });
		painter.show(scene);
		this.#context.drawImage(
			...([sheet, x - BLEED, y - BLEED, width + 2 * BLEED, height + 2 * BLEED] as const)
		);
		painter.close();
	}

	block({ x, y, width, height }: Box, ink: string, strength: number): void {
		const context = this.#context;
		context.globalAlpha = strength;
		context.fillStyle = computed('color', `var(${ink})`);
		context.fillRect(x, y, width, height);
		context.globalAlpha = 1;
	}

	line(from: Point, to: Point, { ink, dash = [], width = 1 }: Stroke): void {
		const context = this.#context;
		context.strokeStyle = computed('color', `var(${ink})`);
		context.lineWidth = width;
		context.setLineDash([...dash]);
		context.beginPath();
		context.moveTo(from.x, from.y);
		context.lineTo(to.x, to.y);
		context.stroke();
	}

	text(words: string, { x, y, size, ink, serif = false, to = 'start' }: Writing): void {
		const context = this.#context;
		context.fillStyle = computed('color', `var(${ink})`);
		context.font = fontOf(size, serif);
		context.textAlign = to;
		context.fillText(words, x, y);
	}

	widthOf(words: string, size: number): number {
		this.#context.font = fontOf(size, false);
		return this.#context.measureText(words).width;
	}

	picture(): Promise<Blob> {
		return new Promise((resolve, reject) => {
			this.#canvas.toBlob((blob) => {
				if (blob) resolve(blob);
				else reject(new Error('This browser makes no PNG of a canvas'));
			}, 'image/png');
		});
	}
}

function canvasOf({ width, height }: Size): HTMLCanvasElement {
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [width, height];
	return canvas;
}
