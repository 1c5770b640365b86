/** Figures that belong together: the first grows from row to row. */
type Row = [number, ...(number | null)[]];

/** Rows of figures as a text: of the first column each is less the one before. */
export const packed = (rows: readonly Readonly<Row>[]): string =>
	rows
		.map(([first, ...rest], index) => [first - (rows[index - 1]?.[0] ?? 0), ...rest])
		.map((row) => row.map(String).join(' '))
		.join();

/** The rows of a text that `packed` made. Read as JSON, which is several times as fast as to take it apart. */
export function unpacked<T extends Row>(text: string): T[] {
	if (text === '') return [];
	const rows: T[] = JSON.parse(`[[${text.replaceAll(',', '],[').replaceAll(' ', ',')}]]`);
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
