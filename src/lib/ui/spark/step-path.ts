import type { Run } from '#lib/domain/run.ts';

/** The drawing of a run: SVG paths in a box of `width` by `height`. */
export interface Drawing {
	line: string;
	area: string;
	/** Where the line ends today; null where nothing stands. */
	end: { x: number; y: number } | null;
}

/** The window and the box of a drawing: `today` is a day number, `days` the length of the window. */
export interface Frame {
	today: number;
	days: number;
	width: number;
	height: number;
}

/** Points of tension that the height shows at least, so that a small move does not look like a great one. */
const LEAST_SPAN = 40;
/** Room for the line's width and the dot, in units of the box. */
const MARGIN = 3;

interface Piece {
	from: number;
	to: number;
	tension: number;
}

/** A run as a step line: each value holds until the next; "not assessed" breaks the line. */
export function stepPath(run: Run, frame: Frame): Drawing {
	const pieces = piecesOf(run, frame);
	const scale = scaleOf(pieces, frame);
	const last = pieces.at(-1);
	const ends = last !== undefined && last.to === frame.today;
	const strokes = strokesOf(pieces, scale);
	return {
		line: strokes.map(({ path }) => path).join(''),
		area: strokes.map(({ start, path }) => `${path}V${frame.height}H${start}Z`).join(''),
		end: ends ? { x: scale.x(last.to), y: scale.y(last.tension) } : null
	};
}

function piecesOf(run: Run, { today, days }: Frame): Piece[] {
	return run.flatMap(([day, tension], index) => {
		const from = Math.max(day, today - days);
		const to = Math.min(run[index + 1]?.[0] ?? today, today);
		return tension === null || (to <= from && day < today) ? [] : [{ from, to, tension }];
	});
}

interface Scale {
	x(day: number): number;
	y(tension: number): number;
}

function scaleOf(pieces: Piece[], { today, days, width, height }: Frame): Scale {
	const values = pieces.map((piece) => piece.tension);
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const span = Math.max(LEAST_SPAN, high - low);
	const floor = Math.min(Math.max(0, (low + high - span) / 2), 100 - span);
	const across = (width - 2 * MARGIN) / days;
	const up = (height - 2 * MARGIN) / span;
	return {
		x: (day) => round(MARGIN + (day - (today - days)) * across),
		y: (tension) => round(height - MARGIN - (tension - floor) * up)
	};
}

/** A part of the line that nothing breaks. */
interface Stroke {
	start: number;
	path: string;
}

function strokesOf(pieces: readonly Piece[], { x, y }: Scale): Stroke[] {
	const strokes: Stroke[] = [];
	let end: number | undefined;
	for (const { from, to, tension } of pieces) {
		let stroke = strokes.at(-1);
		if (stroke && end === from) stroke.path += `V${y(tension)}`;
		else strokes.push((stroke = { start: x(from), path: `M${x(from)} ${y(tension)}` }));
		stroke.path += `H${x(to)}`;
		end = to;
	}
	return strokes;
}

const round = (value: number): number => Math.round(value * 10) / 10;
