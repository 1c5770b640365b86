import { piecesIn, plain, type Term } from './grams.ts';

/** A stretch of a text, and whether it is what was looked for. */
export interface Stretch {
	text: string;
	found: boolean;
}

/** About how long the part of a long text is that is shown around what was found, in characters. */
const WINDOW = 180;
const BEFORE = 60;

/** The text, parted where what was looked for begins and ends. */
export function marked(text: string, terms: readonly Term[]): Stretch[] {
	const stretches: Stretch[] = [];
	let done = 0;
	for (const [from, to] of rangesIn(text, terms)) {
		if (from > done) stretches.push({ text: text.slice(done, from), found: false });
		stretches.push({ text: text.slice(from, to), found: true });
		done = to;
	}
	if (done < text.length) stretches.push({ text: text.slice(done), found: false });
	return stretches;
}

/** The part of a text around the first of what was looked for; its beginning, where there is none. */
export function excerptOf(text: string, terms: readonly Term[]): string {
	if (text.length <= WINDOW) return text;
	const [first] = rangesIn(text, terms);
	const start = Math.max(0, (first?.[0] ?? 0) - BEFORE);
	const from = start === 0 ? 0 : text.indexOf(' ', start) + 1 || start;
	const begin = from > (first?.[0] ?? 0) ? start : from;
	const end = endOf(text, begin + WINDOW, first?.[1] ?? 0);
	return `${begin > 0 ? '… ' : ''}${text.slice(begin, end)}${end < text.length ? ' …' : ''}`;
}

/** The end of the last whole word before a place, unless that would leave out what must be shown; Chinese has no ends of words. */
function endOf(text: string, place: number, least: number): number {
	if (place >= text.length) return text.length;
	const space = text.lastIndexOf(' ', place);
	return space > least ? space : place;
}

/** Where what was looked for stands, in order; no two overlap. */
function rangesIn(text: string, terms: readonly Term[]): [from: number, to: number][] {
	const ranges: [number, number][] = [];
	for (const { piece, at } of piecesIn(text)) {
		const same = plain(piece);
		for (const sought of terms) {
			const found = same.indexOf(sought.text);
			if (found < 0 || (sought.open && found > 0 && !sought.unspaced)) continue;
			// Where writing it plainly made it longer or shorter, all of the word is what was found.
			const exact = same.length === piece.length;
			ranges.push(exact ? [at + found, at + found + sought.text.length] : [at, at + piece.length]);
		}
	}
	return merged(ranges.toSorted(([a], [b]) => a - b));
}

function merged(ranges: [number, number][]): [number, number][] {
	const apart: [number, number][] = [];
	for (const [from, to] of ranges) {
		const last = apart.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else apart.push([from, to]);
	}
	return apart;
}
