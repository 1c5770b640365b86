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
import { MOST_LINES } from '#lib/protocol/trends.ts';
import { colourOf, slotOf, type Shape } from './line-look.ts';
import { computed } from './pen.ts';
import type { Scene } from './scene.ts';
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

/** Lines on a canvas, redrawn in place. */
export interface Painter {
	show(scene: Scene): void;
	/** Draws again, in the colours of the theme as it is now. */
	repaint(): void;
	close(): void;
}

/** Draws on a canvas that fills its box, as sharp as the screen is; or, given a `sharpness`, of the size the canvas has. */
export function paintLines(canvas: HTMLCanvasElement, sharpness?: number): Painter {
	const chart: LineChart = new Chart(canvas, configuration(sharpness));
	let shown: Scene | undefined;
	const show = (scene: Scene) => {
		shown = scene;
		const { from: min, to: max } = scene.span;
		chart.options.scales = { x: { type: 'linear', display: false, min, max }, y: HEIGHT };
		chart.data.datasets = datasetsOf(scene);
		chart.update('none');
		canvas.dataset['drawn'] = String(scene.lines.length);
	};
	return { show, repaint: () => shown && show(shown), close: () => chart.destroy() };
}

const HEIGHT = { type: 'linear', display: false, min: 0, max: 100 } as const;

const configuration = (
	sharpness?: number
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
		scales: { x: { type: 'linear', display: false }, y: HEIGHT }
	}
});

const datasetsOf = ({ span, lines }: Scene): Dataset[] =>
	// What comes first is drawn on top.
	lines.toReversed().flatMap((line) => {
		const { shape, dash, width } = line.look;
		const colour = computed('color', colourOf(line.look));
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
			pointRadius: 4.5,
			pointBackgroundColor: colour,
			pointBorderColor: colour,
			pointBorderWidth: shape === 'cross' || shape === 'star' ? 2 : 0,
			clip: BLEED
		};
		return [marks, stroke];
	});
