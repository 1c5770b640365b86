import type { Era } from '#lib/domain/era.ts';
import type { NotedEntry, ScaleBreak } from '#lib/protocol/trends.ts';
import { flagsOf, LABEL_ROWS } from './flags.ts';
import { CanvasPen } from './canvas-pen.ts';
import { eraBands } from './era-bands.ts';
import { inkOf } from './line-look.ts';
import { figureAt, worthWords } from './outside.ts';
import type { Box, Pen } from './pen.ts';
import { SvgPen } from './svg-pen.ts';
import { TENSIONS, type ChartLine, type Scene } from './scene.ts';
import { shortened } from './shortened.ts';
import { shareOf } from './span.ts';
import { standingAt } from './step-line.ts';
import { timeTicks } from './time-ticks.ts';

const SIZE = { width: 1600, height: 900 };
const MARGIN = 40;
const LEGEND_Y = 116;
const LEGEND_ROW = 26;
const LABEL_ROW = 20;
const SWATCH = 34;
const GUTTER = 32;
const MOST_TICKS = 14;

/** What a picture says beside the chart, and the name of its file. */
export interface Caption {
	title: string;
	below: string;
	file: string;
}

/** What is on the chart. */
export interface Drawn {
	scene: Scene;
	entries: readonly NotedEntry[];
	eras: readonly Era[];
	breaks: readonly ScaleBreak[];
}

/** Saves the chart in the colours of the page: title, names of the lines, axes, spans, entries and lines. */
export async function savePicture(
	drawn: Drawn,
	caption: Caption,
	kind: 'png' | 'svg'
): Promise<void> {
	await document.fonts.ready;
	const pen = kind === 'png' ? new CanvasPen(SIZE) : new SvgPen(SIZE);
	draw(pen, drawn, caption);
	download(await pen.picture(), caption.file);
}

function draw(pen: Pen, { scene, entries, eras, breaks }: Drawn, caption: Caption): void {
	pen.text(caption.title, { x: MARGIN, y: 58, size: 30, ink: '--ink-1', serif: true });
	pen.text(caption.below, { x: MARGIN, y: 86, size: 15, ink: '--ink-3' });
	const legend = drawLegend(pen, scene);
	const top = LEGEND_Y + legend * LEGEND_ROW + LABEL_ROWS * LABEL_ROW + 12;
	const plot = {
		...{ x: MARGIN + GUTTER, y: top },
		width: SIZE.width - 2 * MARGIN - GUTTER - (scene.outside ? 2 * GUTTER : 0),
		height: SIZE.height - top - 64
	};
	drawEras(pen, scene, { eras, plot });
	drawAxes(pen, scene, plot);
	drawBreaks(pen, scene, { breaks, plot });
	drawFlags(pen, scene, { entries, plot });
	pen.lines(scene, plot);
}

function drawEras(
	pen: Pen,
	{ span }: Scene,
	{ eras, plot }: { eras: readonly Era[]; plot: Box }
): void {
	for (const { era, from, to, lane } of eraBands(eras, span)) {
		const x = plot.x + shareOf(from, span) * plot.width;
		const width = plot.x + shareOf(to, span) * plot.width - x;
		pen.block({ ...plot, x, width }, '--ink-3', 0.07);
		const y = plot.y + plot.height - 6 - lane * LABEL_ROW;
		const name = shortened(era.name, width - 8, (words) => pen.widthOf(words, 12));
		pen.text(name, { x: x + 5, y, size: 12, ink: '--ink-2' });
	}
}

function drawBreaks(
	pen: Pen,
	{ span }: Scene,
	{ breaks, plot }: { breaks: readonly ScaleBreak[]; plot: Box }
): void {
	for (const { at } of breaks.filter((each) => each.at > span.from && each.at <= span.to)) {
		const x = plot.x + shareOf(at, span) * plot.width;
		const end = { x, y: plot.y + plot.height };
		pen.line({ x, y: plot.y }, end, { ink: '--ink-2', dash: [6, 4], width: 1.5 });
		pen.text('scale', { x: x - 5, y: plot.y + 12, size: 11, ink: '--ink-2', to: 'end' });
	}
}

/** Names of the lines with their last figures, in as many rows as they need. Returns how many. */
function drawLegend(pen: Pen, scene: Scene): number {
	let [x, row] = [MARGIN, 0];
	for (const line of [...scene.lines, ...(scene.outside?.lines ?? [])]) {
		const text = `${line.title}  ${lastOf(line, scene)}`;
		const length = pen.widthOf(text, 15) + 76;
		if (x + length > SIZE.width - MARGIN) [x, row] = [MARGIN, row + 1];
		const y = LEGEND_Y + row * LEGEND_ROW;
		drawSwatch(pen, line, { x, y: y - 5 });
		pen.text(text, { x: x + 46, y, size: 15, ink: '--ink-2' });
		x += length;
	}
	return row + 1;
}

/** A piece of the line; its shape in the middle is the mark at the end of a line that has only an end. */
function drawSwatch(pen: Pen, line: ChartLine, { x, y }: { x: number; y: number }): void {
	const { dash, width } = line.look;
	pen.line({ x, y }, { x: x + SWATCH, y }, { ink: inkOf(line.look), dash, width });
	if (!line.look.shape) return;
	const end: Scene = {
		span: { from: 0, to: 1 },
		lines: [{ ...line, values: [{ at: 1, value: 50 }] }]
	};
	pen.lines(end, { x, y: y - 5, width: SWATCH / 2, height: 10 });
}

/** What a line says at the end of the span. */
function lastOf({ id, values }: ChartLine, { span, outside }: Scene): string {
	const worth = outside?.worth.get(id ?? '');
	const value = standingAt(worth ?? values, span.to)?.value;
	if (value === null || value === undefined) return '–';
	return worth ? worthWords(value, outside?.unit ?? '') : String(value);
}

function drawAxes(pen: Pen, { span, outside }: Scene, { x, y, width, height }: Box): void {
	for (const tension of TENSIONS) {
		const level = y + height * (1 - tension / 100);
		pen.line({ x, y: level }, { x: x + width, y: level }, { ink: '--line' });
		const right = { x: x + width + 12, y: level + 5, size: 14, ink: '--ink-3' };
		if (outside) pen.text(figureAt(outside, tension), right);
		pen.text(String(tension), { x: x - 12, y: level + 5, size: 14, ink: '--ink-3', to: 'end' });
	}
	for (const { at, label } of timeTicks(span, MOST_TICKS)) {
		const place = x + shareOf(at, span) * width;
		pen.text(label, { x: place, y: y + height + 30, size: 14, ink: '--ink-3', to: 'center' });
	}
}

function drawFlags(
	pen: Pen,
	{ span }: Scene,
	{ entries, plot }: { entries: readonly NotedEntry[]; plot: Box }
): void {
	for (const { at, entries: all, label } of flagsOf(entries, span, plot.width)) {
		const x = plot.x + shareOf(at, span) * plot.width;
		const y = plot.y - (label ? (LABEL_ROWS - label.row) * LABEL_ROW : 0);
		pen.line({ x, y }, { x, y: plot.y + plot.height }, { ink: '--ink-3', dash: [1, 3] });
		const isAfter = label?.side === 'after';
		if (label)
			pen.text(label.text, {
				...{ x: isAfter ? x + 5 : x - 5, y: y + 9, size: 12, ink: '--ink-2' },
				to: isAfter ? 'start' : 'end'
			});
		else pen.text(String(all.length), { x, y: y - 3, size: 10, ink: '--ink-3', to: 'center' });
	}
}

function download(picture: Blob, name: string): void {
	const url = URL.createObjectURL(picture);
	const link = document.createElement('a');
	[link.href, link.download] = [url, name];
	link.click();
	URL.revokeObjectURL(url);
}
