import {
	Chart,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	type ChartConfiguration,
	type ChartDataset,
	type PointStyle
} from 'chart.js';
import zoom from 'chartjs-plugin-zoom';
import type { ZoomPluginOptions } from 'chartjs-plugin-zoom/types/options';
import { MOST_LINES } from '#lib/protocol/trends.ts';
import { colourOf, slotOf, type Look, type Shape } from './line-look.ts';
import { computed } from './pen.ts';
import type { ChartLine, Scene } from './scene.ts';
import { LEAST_DAYS, type Span } from './span.ts';
import { endOf, linePoints, marksAlong } from './step-line.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale);

type Dataset = ChartDataset<'line', { x: number; y: number }[]>;
type LineChart = Chart<'line', { x: number; y: number }[]>;

const POINT_STYLES: Record<Shape, PointStyle> = {
	circle: 'circle',
	square: 'rect',
	diamond: 'rectRot',
	triangle: 'triangle',
	cross: 'crossRot',
	star: 'star'
};
/** The canvas reaches this far beyond the plot on every side, in pixels: for marks and lines that run along its edges. */
export const BLEED = 8;

/** How a reader moves through time on the canvas itself: with the wheel, by dragging, with two fingers. */
export interface Moves {
	/** The whole of time that there is to be seen. */
	reach: () => Span;
	/** Another stretch is in sight. */
	moved: (span: Span) => void;
	/** The reader has come to rest. */
	rested: () => void;
}

/** Lines on a canvas, redrawn in place. */
export interface Painter {
	/** Draws a scene, of which `span` is in sight. */
	show(scene: Scene, span?: Span): void;
	/** Looks at another stretch of time; what is drawn in it stays. */
	look(span: Span): void;
	/** Draws again, in the colours of the theme as it is now. */
	repaint(): void;
	close(): void;
}

/** How it is drawn: as sharp as the screen is, or as is said; and how a reader moves in it, where they may. */
interface Manner {
	sharpness?: number;
	moves?: Moves | undefined;
}

/** Draws on a canvas that fills its box; or, given a `sharpness`, of the size the canvas has. */
export function paintLines(canvas: HTMLCanvasElement, manner: Manner = {}): Painter {
	const { sharpness } = manner;
	const moves = manner.moves && zooming(manner.moves);
	const chart: LineChart = new Chart(canvas, configuration(sharpness, moves));
	// Up and down goes the page, not the chart.
	if (moves) canvas.style.touchAction = 'pan-y';
	let shown: Scene | undefined;
	const show = (scene: Scene, span = scene.span) => {
		shown = scene;
		chart.data.datasets = datasetsOf(scene);
		turn(chart, span, moves);
		canvas.dataset['drawn'] = String(scene.lines.length + (scene.outside?.lines.length ?? 0));
	};
	return {
		show,
		look: (span) => {
			// Where the reader has moved on the canvas itself, it has been drawn there by now.
			const { from, to } = seen({ chart });
			if (from !== span.from || to !== span.to) turn(chart, span, moves);
		},
		repaint: () => shown && show(shown),
		close: () => {
			moves?.stop();
			chart.destroy();
		}
	};
}

/** A wheel that is turned does not say when it has come to rest: nobody has turned it for so many milliseconds. */
const STILL = 250;

interface Zooming extends Moves {
	/** Another stretch is in sight, by the wheel or by two fingers. */
	zoomed: (span: Span) => void;
	/** Nobody waits for it to rest any more. */
	stop: () => void;
}

function zooming(moves: Moves): Zooming {
	let resting: ReturnType<typeof setTimeout> | undefined;
	const stop = () => clearTimeout(resting);
	const zoomed = (span: Span) => {
		moves.moved(span);
		stop();
		resting = setTimeout(moves.rested, STILL);
	};
	return { ...moves, zoomed, stop };
}

function turn(chart: LineChart, { from: min, to: max }: Span, moves: Zooming | undefined): void {
	chart.options.scales = { x: { ...SCALE, min, max }, y: HEIGHT };
	if (moves) chart.options.plugins = { zoom: zoomOf(moves) };
	chart.update('none');
}

/** The page draws its own ticks: to measure those of a scale, even of one that is hidden, makes the page work out its styles at once. */
const SCALE = { type: 'linear', display: false, ticks: { display: false } } as const;
const HEIGHT = { ...SCALE, min: 0, max: 100 } as const;

const configuration = (
	sharpness: number | undefined,
	moves: Zooming | undefined
): ChartConfiguration<'line', { x: number; y: number }[]> => ({
	type: 'line',
	data: { datasets: [] },
	options: {
		animation: false,
		events: [],
		responsive: sharpness === undefined,
		maintainAspectRatio: false,
		...(sharpness !== undefined && { devicePixelRatio: sharpness }),
		parsing: false,
		normalized: true,
		layout: { autoPadding: false, padding: BLEED },
		scales: { x: SCALE, y: HEIGHT },
		plugins: moves ? { zoom: zoomOf(moves) } : {}
	},
	plugins: moves ? [zoom] : []
});

const seen = ({ chart }: { chart: Chart }): Span => ({
	from: Math.round(chart.scales['x']?.min ?? 0),
	to: Math.round(chart.scales['x']?.max ?? 0)
});

/** Where all of time is in sight, turning the wheel away scrolls the page. */
function mayTurn({ chart, event }: { chart: Chart; event: Event }, { from, to }: Span): boolean {
	const span = seen({ chart });
	return !(event instanceof WheelEvent && event.deltaY > 0 && span.from <= from && span.to >= to);
}

function zoomOf({ reach, moved, rested, zoomed }: Zooming): ZoomPluginOptions {
	const { from: min, to: max } = reach();
	return {
		limits: { x: { min, max, minRange: LEAST_DAYS * 86_400_000 } },
		pan: {
			enabled: true,
			mode: 'x',
			threshold: 4,
			onPan: (context) => moved(seen(context)),
			onPanComplete: rested
		},
		zoom: {
			mode: 'x',
			wheel: { enabled: true },
			pinch: { enabled: true },
			onZoomStart: (context) => mayTurn(context, reach()),
			onZoom: (context) => zoomed(seen(context))
		}
	};
}

function datasetsOf({ span, lines, outside }: Scene): Dataset[] {
	const colours = new Map<number, string>();
	const colourIn = (look: Look) => {
		const colour = colours.get(look.hue) ?? computed('color', colourOf(look));
		colours.set(look.hue, colour);
		return colour;
	};
	// What comes first is drawn on top.
	return [...(outside?.lines ?? []), ...lines]
		.toReversed()
		.flatMap((line) => drawn(line, span, colourIn(line.look)));
}

function drawn(line: ChartLine, span: Span, colour: string): Dataset[] {
	const { shape, dash, width } = line.look;
	const stroke: Dataset = {
		data: linePoints(line.values, span),
		stepped: 'before',
		borderColor: colour,
		borderWidth: width,
		borderDash: [...dash],
		pointRadius: 0,
		clip: BLEED
	};
	const slots = { slot: slotOf(line.look), slots: MOST_LINES };
	const marks: Dataset = {
		data: shape ? marksAlong(line.values, span, slots) : endOf(line.values, span),
		showLine: false,
		pointStyle: POINT_STYLES[shape ?? 'circle'],
		pointRadius: width < 2 ? 2 : 4.5,
		pointBackgroundColor: colour,
		pointBorderColor: colour,
		pointBorderWidth: shape === 'cross' || shape === 'star' ? 2 : 0,
		clip: BLEED
	};
	return [marks, stroke];
}
