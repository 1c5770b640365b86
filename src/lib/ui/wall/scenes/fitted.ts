import { columnsOf } from '#lib/client/wall/columns.ts';
import type { Line, LineRoom } from '../lines.ts';
import type { Room } from './scene-room.ts';

/** Room for lines in at most so many columns, in em of the wall. */
export interface ColumnRoom {
	columns: number;
	width: number;
	height: number;
}

/** Lines in columns, set as large as lets all of them fit. */
export interface FittedLines {
	columns: Column[];
	/** Lines that did not fit even at the smallest size. */
	left: number;
	/** Of the font of their heads, in em of the wall. */
	scale: number;
	/** Of the font of their texts, in em of their heads. */
	size: number;
}

/** Lines one above the other, and what part of the height they have to spread over. */
export interface Column {
	lines: Line[];
	share: number;
}

const HEADING = 3.6;
/** Narrower columns, in em of their font, have no room for what a line is about. */
const NARROWEST = 26;
/** Between columns. */
export const COLUMN_GAP = 3;
/** The larger the lines, the more their texts stand out from their heads. */
const SIZES = [
	{ scale: 4, size: 1.6 },
	{ scale: 3.2, size: 1.6 },
	{ scale: 2.8, size: 1.6 },
	{ scale: 2.4, size: 1.6 },
	{ scale: 2, size: 1.6 },
	{ scale: 1.7, size: 1.5 },
	{ scale: 1.5, size: 1.4 },
	{ scale: 1.3, size: 1.3 },
	{ scale: 1.1, size: 1.2 },
	{ scale: 1, size: 1.1 },
	{ scale: 1, size: 1 }
] as const;
/** Half the height of the lowest line: how finely columns are made even. */
const STEP = 1.25;

/** The columns of a room for so many lines, below its heading and whatever else is `above` them. */
export function columnRoom({ width, height }: Room, lines: number, above = 0): ColumnRoom {
	const columns = Math.max(1, Math.min(3, Math.floor(width / 34), lines));
	return { columns, width, height: height - HEADING - above };
}

type LinesFor = (room: Required<Omit<LineRoom, 'lines'>>) => Line[];

/** The lines that `linesFor` makes for a width in em of their heads, in the columns in which they are largest. */
export function fitted(room: ColumnRoom, linesFor: LinesFor): FittedLines {
	const sizeOf = ({ scale, size }: FittedLines) => scale * size;
	return Array.from({ length: room.columns }, (_, index) => {
		const columns = index + 1;
		const width = (room.width - COLUMN_GAP * index) / columns;
		return inColumns({ ...room, columns, width }, linesFor);
	}).reduce((best, next) =>
		next.left < best.left || (next.left === best.left && sizeOf(next) > sizeOf(best)) ? next : best
	);
}

/** In so many columns of that width, at the largest size at which all fit. */
function inColumns(room: ColumnRoom, linesFor: LinesFor): FittedLines {
	let smallest: FittedLines = { columns: [], left: 0, scale: 1, size: 1 };
	for (const { scale, size } of SIZES) {
		if (scale > 1 && room.width / scale < NARROWEST) continue;
		const lines = linesFor({ width: room.width / scale, size });
		const { columns, left } = columnsOf(lines, room.columns, room.height / scale);
		if (left === 0) return { columns: spread(even(lines, room, scale)), left, scale, size };
		smallest = { columns: spread(columns), left, scale, size };
	}
	return smallest;
}

/** Columns as even as they can be, where all lines fit. */
function even(lines: readonly Line[], room: ColumnRoom, scale: number): Line[][] {
	const most = room.height / scale;
	for (let height = heightOf(lines) / room.columns; height < most; height += STEP) {
		const { columns, left } = columnsOf(lines, room.columns, height);
		if (left === 0) return columns;
	}
	return columnsOf(lines, room.columns, most).columns;
}

/** The highest column has the whole height, the others what keeps the same rhythm. */
function spread(columns: readonly Line[][]): Column[] {
	const highest = Math.max(...columns.map(heightOf));
	return columns.map((lines) => ({ lines, share: heightOf(lines) / highest }));
}

const heightOf = (lines: readonly Line[]): number =>
	lines.reduce((sum, { height }) => sum + height, 0);
