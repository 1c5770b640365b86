/** Figures that belong together: the first grows from row to row. */
type Row = [number, number | null, ...(number | null)[]];

/** Rows of figures as a text: of the first column each is less the one before, and not said where it is one more, as days are. */
export function packed(rows: readonly Readonly<Row>[]): string {
	let text = '';
	let before = 0;
	// Page by page there are thousands of rows: lists made on the way would be most of what a server has to clear away.
	for (const row of rows) {
		const more = row[0] - before;
		text += text && more === 1 ? `;${row[1]}` : `${text && ','}${more} ${row[1]}`;
		for (let column = 2; column < row.length; column += 1) text += ` ${row[column]}`;
		[before] = row;
	}
	return text;
}

/** The rows of a text that `packed` made. Read as JSON, which is several times as fast as to take it apart. */
export function unpacked<T extends Row>(text: string): T[] {
	if (text === '') return [];
	const list = text.replaceAll(',', '],[').replaceAll(';', '],[1,').replaceAll(' ', ',');
	const rows: T[] = JSON.parse(`[[${list}]]`);
	sumUp(rows);
	return rows;
}

function sumUp(rows: Row[]): void {
	let sum = 0;
	for (const row of rows) {
		sum += row[0];
		row[0] = sum;
	}
}
