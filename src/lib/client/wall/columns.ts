import { fitting } from './fitting.ts';

/** Columns that hold as many of the first items as fit, each column filled before the next; how many did not fit. */
export function columnsOf<T extends { height: number }>(
	items: readonly T[],
	columns: number,
	room: number
): { columns: T[][]; left: number } {
	const filled: T[][] = [];
	let placed = 0;
	for (let column = 0; column < columns; column += 1) {
		const held = fitting(items.slice(placed), room);
		filled.push(held);
		placed += held.length;
	}
	return { columns: filled, left: items.length - placed };
}
