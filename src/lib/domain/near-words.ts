/** Words that are told apart by their parts: of letters alone, long enough to have parts. */
const WORD = /^\p{L}{3,}$/u;
/** From how many letters on a word may be found by one slip of the pen, and by two. */
const ONE_SLIP = 4;
const TWO_SLIPS = 8;

/** Whether a token is a word whose parts can be looked for. */
export const hasParts = (token: string): boolean => WORD.test(token);

/** The runs of three letters of a word. */
export const partsOf = (word: string): string[] => {
	const letters = [...word];
	const runs = letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(''));
	return [...new Set(runs)];
};

/** The same, where spaces tell its beginning and its end, as pg_trgm has them: few slips leave nothing of a short word but its first letter. */
export const boundedPartsOf = (word: string): string[] => partsOf(`  ${word} `);

/**
 * Those of some words that were meant, where a word is there in no text: the fewest slips away, or beginning so, the
 * shortest first. None, where that is more slips than so many letters allow.
 */
export function meantBy(sought: string, words: readonly string[]): string[] {
	const { length } = [...sought];
	const allowed = Number(length >= ONE_SLIP) + Number(length >= TWO_SLIPS);
	const away = words.map((word) => ({ word, slips: slipsBetween(sought, word) }));
	const fewest = Math.min(...away.map(({ slips }) => slips));
	if (fewest > allowed) return [];
	return away
		.filter(({ slips }) => slips === fewest)
		.map(({ word }) => word)
		.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/**
 * The letters to be added, left out, changed, or exchanged with the next, that make of what is sought a word or its
 * beginning: the distance of optimal string alignment, to the nearest beginning.
 */
function slipsBetween(sought: string, word: string): number {
	const [from, to] = [[...sought], [...word]];
	let earlier: number[] = [];
	let before = to.map((_, at) => at).concat(to.length);
	for (const [row, letter] of from.entries()) {
		const now = [row + 1];
		for (const [at, other] of to.entries()) {
			const exchanged = letter === to[at - 1] && from[row - 1] === other;
			now.push(
				Math.min(
					(before[at + 1] ?? 0) + 1,
					(now[at] ?? 0) + 1,
					(before[at] ?? 0) + Number(letter !== other),
					exchanged ? (earlier[at - 1] ?? 0) + 1 : Infinity
				)
			);
		}
		[earlier, before] = [before, now];
	}
	return Math.min(...before);
}
