import { columnsOf } from '#lib/client/wall/columns.ts';
import type { Line } from '../lines.ts';
import type { Room } from './scene-room.ts';

/** Room for lines in columns, in em of the wall. */
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
/** Between columns. */
export const COLUMN_GAP = 3;
const SCALES = [2, 1.7, 1.4, 1.2, 1];

/** The columns of a room below its heading. */
export function columnRoom({ width, height }: Room): ColumnRoom {
	const columns = Math.max(1, Math.min(3, Math.floor(width / 34)));
	return {
		columns,
		width: (width - COLUMN_GAP * (columns - 1)) / columns,
		height: height - HEADING
	};
}

/** The lines that `linesFor` makes for a width in em of their font, at the largest scale at which all fit. */
export function fitted(room: ColumnRoom, linesFor: (width: number) => Line[]): FittedLines {
	let smallest: FittedLines = { columns: [], left: 0, scale: 1 };
	for (const scale of SCALES) {
		const lines = linesFor(room.width / scale);
		smallest = { ...columnsOf(lines, room.columns, room.height / scale), scale };
		if (smallest.left === 0) return smallest;
	}
	return smallest;
}
