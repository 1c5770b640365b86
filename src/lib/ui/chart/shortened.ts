/** Words as far as there is room for them, with a sign where some are left out; empty where not one letter has room. */
export function shortened(words: string, room: number, widthOf: (words: string) => number): string {
	if (widthOf(words) <= room) return words;
	const letters = [...words];
	for (let left = letters.length - 1; left > 0; left -= 1) {
		const short = `${letters.slice(0, left).join('').trimEnd()}…`;
		if (widthOf(short) <= room) return short;
	}
	return '';
}
