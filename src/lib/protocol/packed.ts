/** Figures that belong together: the first grows from row to row. */
type Row = [number, number | null, ...(number | null)[]];

/** Rows of figures as a text: of the first column each is less the one before, and not said where it is one more, as days are. */
export function packed(rows: readonly Readonly<Row>[]): string {
	let before = 0;
	const texts = rows.map((row, at) => {
		const more = row[0] - before;
		let text = at > 0 && more === 1 ? `;${row[1]}` : `${at > 0 ? ',' : ''}${more} ${row[1]}`;
		for (let column = 2; column < row.length; column += 1) text += ` ${row[column]}`;
		[before] = row;
		return text;
	});
	// Not added up: what escapes its signs for a page is several times as slow with a text that is made of others.
	return texts.join('');
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
