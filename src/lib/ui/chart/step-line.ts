import { percent, shareOf, type Span } from './span.ts';

/** A value that stands from a moment on until the next; null is "not assessed" and breaks the line. */
export interface Value {
	at: number;
	value: number | null;
}

/** A value and how long it stood within a span. */
interface Piece {
	from: number;
	to: number;
	value: number;
}

/** What stood at a moment; undefined before the first step. */
export const standingAt = <T extends { at: number }>(
	steps: readonly T[],
	at: number
): T | undefined => steps.findLast((step) => step.at <= at);

/** The stretches of a span in which a value stood, without the gaps; a step at its very end is one of no length. */
export function piecesOf(values: readonly Value[], { from, to }: Span): Piece[] {
	return values.flatMap(({ at, value }, index) => {
		const next = values[index + 1]?.at ?? Infinity;
		const isSeen = at <= to && (next > Math.max(at, from) || at === to);
		if (value === null || !isSeen) return [];
		return [{ from: Math.max(at, from), to: Math.min(next, to), value }];
	});
}

/** The line as an SVG path in a box of 1000 by 100, which may be stretched; 0 is at its bottom. */
export function linePath(values: readonly Value[], span: Span): string {
	const x = (at: number) => Math.round(shareOf(at, span) * 1e4) / 10;
	return piecesOf(values, span)
		.map(({ from, to, value }, index, pieces) => {
			const joins = pieces[index - 1]?.to === from;
			return `${joins ? `V${round(100 - value)}` : `M${x(from)} ${round(100 - value)}`}H${x(to)}`;
		})
		.join('');
}

/** The line as points for a chart that holds each value until the next point; NaN breaks it. */
export function linePoints(values: readonly Value[], span: Span): { x: number; y: number }[] {
	const pieces = piecesOf(values, span);
	return pieces.flatMap(({ from, to, value }, index) => {
		const start = { x: from, y: value };
		if (pieces[index + 1]?.from === to) return [start];
		return [start, { x: to, y: value }, { x: to, y: Number.NaN }];
	});
}

/** Marks that name a line are set this often along the span. */
const MARKS = 8;

/**
 * Where a line wears its shape: evenly along the span, each `slot` of `slots` a little later, so that lines which run together
 * show each its own; and where it ends.
 */
export function marksAlong(
	values: readonly Value[],
	span: Span,
	{ slot, slots }: { slot: number; slots: number }
): { x: number; y: number }[] {
	const pieces = piecesOf(values, span);
	const along = Array.from({ length: MARKS }, (_, index) => {
		const at = span.from + ((index + (slot + 0.5) / slots) / MARKS) * (span.to - span.from);
		const piece = pieces.find(({ from, to }) => from <= at && at < to);
		return piece ? [{ x: at, y: piece.value }] : [];
	}).flat();
	return [...along, ...endOf(values, span)];
}

/** Where a line ends at the end of a span; nowhere where it is broken then. */
export function endOf(values: readonly Value[], span: Span): { x: number; y: number }[] {
	const value = standingAt(values, span.to)?.value ?? null;
	return value === null ? [] : [{ x: span.to, y: value }];
}

/** A place in the plot as CSS: 0 to 100 from the bottom, and a moment of the span from the left. */
export const placeOf = ({ x, y }: { x: number; y: number }, span: Span): string =>
	`left:${percent(shareOf(x, span))};bottom:${percent(y / 100)}`;

const round = (value: number): number => Math.round(value * 10) / 10;
