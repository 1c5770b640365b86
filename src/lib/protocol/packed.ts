/** Rows of figures as a text: of the first column, which grows, each is less the one before. */
export const packed = (rows: readonly (readonly (number | null)[])[]): string =>
	rows
		.map(([first, ...rest], index) => [(first ?? 0) - (rows[index - 1]?.[0] ?? 0), ...rest])
		.map((row) => row.join(' '))
		.join();

/** The rows of a text that `packed` made. */
export function unpacked(text: string): (number | null)[][] {
	let first = 0;
	return text.split(',').flatMap((row) => {
		if (row === '') return [];
		const [step = '', ...rest] = row.split(' ');
		first += Number(step);
		return [[first, ...rest.map((each) => (each === '' ? null : Number(each)))]];
	});
}
