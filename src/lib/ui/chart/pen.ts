interface Point {
	x: number;
	y: number;
}

interface Size {
	width: number;
	height: number;
}

/** The token of its colour, the lengths of dashes and gaps, and its width. */
interface Stroke {
	ink: string;
	dash?: readonly number[];
	width?: number;
}

/** Where and how a text is written; `y` is its base line, `to` says which of its ends is at `x`. */
interface Writing extends Point {
	size: number;
	ink: string;
	serif?: boolean;
	to?: CanvasTextAlign;
}

/** Pixels of the file for each of the drawing. */
const SHARPNESS = 2;

/** Draws on a picture in the page's own colours and fonts. Lengths are pixels of the drawing. */
export class Pen {
	readonly #canvas: HTMLCanvasElement;
	readonly #context: CanvasRenderingContext2D;

	constructor(size: Size) {
		const { canvas } = this.sheet(size);
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

	/** An empty canvas, for what is stamped on the picture, and how much sharper than its size it is to be drawn. */
	sheet({ width, height }: Size): { canvas: HTMLCanvasElement; sharpness: number } {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [width, height];
		return { canvas, sharpness: SHARPNESS };
	}

	stamp(sheet: HTMLCanvasElement, { x, y, width, height }: Point & Size): void {
		this.#context.drawImage(sheet, x, y, width, height);
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

	/** How wide words come out, in pixels. */
	widthOf(words: string, size: number): number {
		this.#context.font = fontOf(size, false);
		return this.#context.measureText(words).width;
	}

	png(): Promise<Blob> {
		return new Promise((resolve, reject) => {
			this.#canvas.toBlob((blob) => {
				if (blob) resolve(blob);
				else reject(new Error('This browser makes no PNG of a canvas'));
			}, 'image/png');
		});
	}
}

const fontOf = (size: number, serif: boolean): string =>
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
