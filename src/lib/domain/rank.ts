import { gramsOf, type Alternatives, type Term } from './grams.ts';

/** How well a title and a text answer to what is looked for: the title before the text, the word itself before one that goes on. */
export function rankOf(
	{ title, text }: { title: string; text: string },
	terms: readonly Alternatives[]
): number {
	const [inTitle, inText] = [gramsOf(title), gramsOf(text)];
	const best = (term: Alternatives) =>
		Math.max(...term.map((word) => 4 * fit(inTitle, word) + fit(inText, word)));
	return terms.reduce((rank, term) => rank + best(term), 0);
}

/** 2 where it is there as it stands, 1 where it begins a word, 0 where it is not there. */
function fit(grams: readonly string[], { grams: sought }: Term): number {
	const [first = ''] = sought;
	if (sought.every((gram) => grams.includes(gram))) return 2;
	return sought.length === 1 && grams.some((gram) => gram.startsWith(first)) ? 1 : 0;
}
