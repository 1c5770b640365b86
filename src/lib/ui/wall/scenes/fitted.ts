import { columnsOf } from '#lib/client/wall/columns.ts';
import type { Line } from '../lines.ts';
import type { Room } from './scene-room.ts';

/** Room for lines in at most so many columns, in em of the wall. */
export interface ColumnRoom {
	columns: number;
	width: number;
	height: number;
}

/** Lines in columns, set as large as lets all of them fit. */
export interface FittedLines {
	columns: Line[][];
	/** Lines that did not fit even at the smallest size. */
	left: number;
	/** Of the font, in em of the wall. */
	scale: number;
}

const HEADING = 3.6;
/** Narrower columns, in em of their font, have no room for what a line is about. */
const NARROWEST = 26;
/** Between columns. */
export const COLUMN_GAP = 3;
const SCALES = [3.2, 2.8, 2.4, 2, 1.7, 1.4, 1.2, 1];
/** Half the height of the lowest line: how finely columns are made even. */
const STEP = 1.25;

/** The columns of a room for so many lines, below its heading and whatever else is `above` them. */
export function columnRoom({ width, height }: Room, lines: number, above = 0): ColumnRoom {
	const columns = Math.max(1, Math.min(3, Math.floor(width / 34), lines));
	return { columns, width, height: height - HEADING - above };
}

/** The lines that `linesFor` makes for a width in em of their font, in the columns in which they are largest. */
export function fitted(room: ColumnRoom, linesFor: (width: number) => Line[]): FittedLines {
	return Array.from({ length: room.columns }, (_, index) => {
		const columns = index + 1;
		const width = (room.width - COLUMN_GAP * index) / columns;
		return inColumns({ ...room, columns, width }, linesFor);
	}).reduce((best, next) =>
		next.left < best.left || (next.left === best.left && next.scale > best.scale) ? next : best
	);
}

/** In so many columns of that width, at the largest scale at which all fit. */
function inColumns(room: ColumnRoom, linesFor: (width: number) => Line[]): FittedLines {
	let smallest: FittedLines = { columns: [], left: 0, scale: 1 };
	for (const scale of SCALES) {
		if (scale > 1 && room.width / scale < NARROWEST) continue;
		const lines = linesFor(room.width / scale);
		smallest = { ...columnsOf(lines, room.columns, room.height / scale), scale };
		if (smallest.left === 0) return { columns: even(lines, room, scale), left: 0, scale };
	}
	return smallest;
}

/** Columns as even as they can be, where all lines fit. */
function even(lines: readonly Line[], room: ColumnRoom, scale: number): Line[][] {
	const total = lines.reduce((sum, { height }) => sum + height, 0);
	const most = room.height / scale;
	for (let height = total / room.columns; height < most; height += STEP) {
		const { columns, left } = columnsOf(lines, room.columns, height);
		if (left === 0) return columns;
	}
	return columnsOf(lines, room.columns, most).columns;
}
