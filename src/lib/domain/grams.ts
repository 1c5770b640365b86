const SIGNS = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
/** Signs that are written without spaces between words. */
const UNSPACED = new RegExp(`[${SIGNS}]`, 'u');
/** A run of such signs, or a word of other letters and figures. */
const PIECE = new RegExp(`[${SIGNS}]+|(?:(?![${SIGNS}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
/** Words are told apart by as many letters. */
const LONGEST = 40;

/** What is looked for: tokens one after another. Where it is open, more may follow the last of them. */
export interface Term {
	text: string;
	grams: string[];
	open: boolean;
	/** Whether it may stand within a run of signs. */
	unspaced: boolean;
}

/** Terms of which one is enough. */
export type Alternatives = readonly Term[];

/** A text as it is compared: without capitals, width and accents. */
export const plain = (text: string): string =>
	text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC');

/** The words and runs of signs of a text, with where they stand. */
export const piecesIn = (text: string): { piece: string; at: number }[] =>
	Array.from(text.matchAll(PIECE), ({ 0: piece, index }) => ({ piece, at: index }));

/**
 * The tokens by which a text is found, in their order: words, and of what is written without spaces each sign with the next,
 * so that a word of two signs is found wherever it stands. The last sign of a run stands alone.
 */
export const gramsOf = (text: string): string[] =>
	piecesIn(text).flatMap(({ piece }) =>
		UNSPACED.test(piece) ? pairsOf(plain(piece)) : wordOf(piece)
	);

/** The terms of a query: each must be found. A word may go on; a run of signs is found as it stands. */
export const termsOf = (query: string): Term[] =>
	piecesIn(query).flatMap(({ piece }): Term[] => {
		if (!UNSPACED.test(piece)) {
			return wordOf(piece).map((text) => ({ text, grams: [text], open: true, unspaced: false }));
		}
		const text = plain(piece);
		const pairs = pairsOf(text);
		const open = pairs.length === 1;
		return [{ text, grams: open ? pairs : pairs.slice(0, -1), open, unspaced: true }];
	});

/** A word that is found as it stands. */
export const wholeWord = (word: string): Term => ({
	...{ text: word, grams: [word], open: false, unspaced: false }
});

function wordOf(piece: string): string[] {
	const word = plain(piece).slice(0, LONGEST);
	return word === '' ? [] : [word];
}

function pairsOf(run: string): string[] {
	const signs = [...run];
	return signs.map((sign, index) => sign + (signs[index + 1] ?? ''));
}
