import type { NotedEntry } from '#lib/protocol/trends.ts';
import { flagsOf, LABEL_ROWS } from './flags.ts';
import { BLEED, paintLines } from './paint-lines.ts';
import { Pen } from './pen.ts';
import { TENSIONS, type ChartLine, type Scene } from './scene.ts';
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

interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Saves the chart as a PNG in the colours of the page: title, names of the lines, axes, entries and lines. */
export async function savePicture(
	scene: Scene,
	entries: readonly NotedEntry[],
	caption: Caption
): Promise<void> {
	await document.fonts.ready;
	const pen = new Pen(SIZE);
	pen.text(caption.title, { x: MARGIN, y: 58, size: 30, ink: '--ink-1', serif: true });
	pen.text(caption.below, { x: MARGIN, y: 86, size: 15, ink: '--ink-3' });
	const legend = drawLegend(pen, scene);
	const top = LEGEND_Y + legend * LEGEND_ROW + LABEL_ROWS * LABEL_ROW + 12;
	const plot = {
		...{ x: MARGIN + GUTTER, y: top },
		width: SIZE.width - 2 * MARGIN - GUTTER,
		height: SIZE.height - top - 64
	};
	drawAxes(pen, scene, plot);
	drawFlags(pen, scene, { entries, plot });
	drawLines(pen, scene, plot);
	download(await pen.png(), caption.file);
}

/** Names of the lines with their last figures, in as many rows as they need. Returns how many. */
function drawLegend(pen: Pen, scene: Scene): number {
	let [x, row] = [MARGIN, 0];
	for (const line of scene.lines) {
		const text = `${line.title}  ${standingAt(line.values, scene.span.to)?.value ?? '–'}`;
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
	const ink = line.id === null ? '--ink-1' : `--series-${line.look.hue}`;
	pen.line({ x, y }, { x: x + SWATCH, y }, { ink, dash, width });
	if (!line.look.shape) return;
	const end: Scene = {
		span: { from: 0, to: 1 },
		lines: [{ ...line, values: [{ at: 1, value: 50 }] }]
	};
	drawLines(pen, end, { x, y: y - 5, width: SWATCH / 2, height: 10 });
}

function drawAxes(pen: Pen, { span }: Scene, { x, y, width, height }: Box): void {
	for (const tension of TENSIONS) {
		const level = y + height * (1 - tension / 100);
		pen.line({ x, y: level }, { x: x + width, y: level }, { ink: '--line' });
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

function drawLines(pen: Pen, scene: Scene, { x, y, width, height }: Box): void {
	const size = { width: width + 2 * BLEED, height: height + 2 * BLEED };
	const sheet = pen.sheet(size);
	const painter = paintLines(sheet.canvas, sheet.sharpness);
	painter.show(scene);
	pen.stamp(sheet.canvas, { x: x - BLEED, y: y - BLEED, ...size });
	painter.close();
}

function download(picture: Blob, name: string): void {
	const url = URL.createObjectURL(picture);
	const link = document.createElement('a');
	[link.href, link.download] = [url, name];
	link.click();
	URL.revokeObjectURL(url);
}
