import { MOST_LINES } from '#lib/protocol/trends.ts';
import { inkOf, slotOf, type Shape } from './line-look.ts';
import {
	computed,
	type Box,
	type Pen,
	type Point,
	type Size,
	type Stroke,
	type Writing
} from './pen.ts';
import type { ChartLine, Scene } from './scene.ts';
import { SHAPE_PATHS } from './shape-paths.ts';
import { shareOf } from './span.ts';
import { endOf, marksAlong, piecesOf } from './step-line.ts';

/** About how wide a letter is, as a share of its height. */
const LETTER = 0.56;
/** The box of a shape's path. */
const SHAPE = 12;

/** Draws a picture of lines and letters, as sharp as anybody wants it. */
export class SvgPen implements Pen {
	readonly #parts: string[] = [];
	readonly #size: Size;

	constructor(size: Size) {
		this.#size = size;
		this.block({ x: 0, y: 0, ...size }, '--paper-1', 1);
	}

	line(from: Point, to: Point, { ink, dash = [], width = 1 }: Stroke): void {
		const ends = `x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(to.x)}" y2="${round(to.y)}"`;
		this.#parts.push(`<line ${ends} ${strokeOf(ink, width, dash)}/>`);
	}

	text(words: string, { x, y, size, ink, serif = false, to = 'start' }: Writing): void {
		const anchor = to === 'center' ? 'middle' : to;
		const family = serif ? 'Newsreader, Georgia, serif' : 'Inter, Arial, sans-serif';
		const place = `x="${round(x)}" y="${round(y)}" font-size="${size}" text-anchor="${anchor}"`;
		this.#parts.push(
			`<text ${place} font-family="${family}" fill="${colour(ink)}">${escaped(words)}</text>`
		);
	}

	block({ x, y, width, height }: Box, ink: string, strength: number): void {
		const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
		this.#parts.push(`<rect ${place} fill="${colour(ink)}" fill-opacity="${strength}"/>`);
	}

	lines({ span, lines, outside }: Scene, box: Box): void {
		const at = ({ x, y }: Point): Point => ({
			x: box.x + shareOf(x, span) * box.width,
			y: box.y + (1 - y / 100) * box.height
		});
		const all = [...lines, ...(outside?.lines ?? [])];
		for (const line of all.toReversed()) this.#draw(line, { span, lines }, at);
	}

	#draw({ look, values }: ChartLine, { span }: Scene, at: (point: Point) => Point): void {
		const path = piecesOf(values, span)
			.map(({ from, to, value }, index, pieces) => {
				const [start, end] = [at({ x: from, y: value }), at({ x: to, y: value })];
				const joins = pieces[index - 1]?.to === from;
				return `${joins ? `V${round(start.y)}` : `M${round(start.x)} ${round(start.y)}`}H${round(end.x)}`;
			})
			.join('');
		const ink = inkOf(look);
		this.#parts.push(`<path d="${path}" fill="none" ${strokeOf(ink, look.width, look.dash)}/>`);
		const slots = { slot: slotOf(look), slots: MOST_LINES };
		const marks = look.shape ? marksAlong(values, span, slots) : endOf(values, span);
		for (const mark of marks) this.#mark(at(mark), look.shape ?? 'circle', ink);
	}

	#mark({ x, y }: Point, shape: Shape, ink: string): void {
		const place = `translate(${round(x - SHAPE / 2)} ${round(y - SHAPE / 2)})`;
		this.#parts.push(
			`<path transform="${place}" d="${SHAPE_PATHS[shape]}" fill="${colour(ink)}" ${strokeOf(ink, 1.6, [])}/>`
		);
	}

	widthOf(words: string, size: number): number {
		return [...words].length * size * LETTER;
	}

	picture(): Promise<Blob> {
		const { width, height } = this.#size;
		const box = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
		const text = `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${this.#parts.join('\n')}</svg>\n`;
		return Promise.resolve(new Blob([text], { type: 'image/svg+xml' }));
	}
}

const colour = (ink: string): string => computed('color', `var(${ink})`);

const strokeOf = (ink: string, width: number, dash: readonly number[]): string =>
	`stroke="${colour(ink)}" stroke-width="${width}"${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`;

const round = (value: number): number => Math.round(value * 10) / 10;

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
