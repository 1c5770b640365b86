import { textWidth } from './text-width.ts';

/** Where a text stands: so wide in em of its font, in so many lines. */
export interface Slot {
	width: number;
	lines: number;
	weight?: 'regular' | 'bold';
}

const ELLIPSIS = '…';
/** In em of the font. */
const FAR = 2;
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A run of letters that stays on one line; a Chinese sign is one by itself, with the stops that may not begin a line. */
const PIECE =
	/[\u2e80-\u2fff\u3040-\ua4cf\uac00-\ud7af\uf900-\ufaff][\u3001-\u3011\uff01-\uff1f’”)]*|[^\s\u2e80-\u2fff\u3040-\ua4cf\uac00-\ud7af\uf900-\ufaff]+|\s+/gu;

/** The text as it is where it fits its slot; else as many whole words (of Chinese: signs) as fit, and an ellipsis. */
export function shorten(text: string, slot: Slot): string {
	const whole = text.replace(/\s+/g, ' ').trim();
	const pieces = piecesOf(whole, slot);
	const all = laid(pieces, slot, 0);
	if (all === pieces.length) return whole;
	const free = textWidth(ELLIPSIS, slot.weight);
	const count = laid(pieces, slot, free);
	const kept = slot.lines === 1 ? withBegunWord(pieces, count, slot) : pieces.slice(0, count);
	return kept.join('').replace(/[\s.,;:–—·、，。；：-]+$/u, '') + ELLIPSIS;
}

/** On a single line the next word is begun, where the line would else end far too soon. */
function withBegunWord(pieces: readonly string[], count: number, slot: Slot): readonly string[] {
	const at = pieces[count] === ' ' ? count + 1 : count;
	const finer = [...pieces.slice(0, at), ...lettersOf(pieces[at] ?? '')];
	const kept = finer.slice(0, laid(finer, slot, textWidth(ELLIPSIS, slot.weight)));
	const gained = textWidth(kept.slice(at).join(''), slot.weight);
	return gained < FAR ? pieces.slice(0, count) : kept;
}

/** A word too long for a line comes apart into its letters. */
function piecesOf(text: string, { width, weight }: Slot): string[] {
	const room = width - textWidth(ELLIPSIS, weight);
	return (text.match(PIECE) ?? []).flatMap((piece) =>
		textWidth(piece, weight) <= room ? [piece] : lettersOf(piece)
	);
}

const lettersOf = (piece: string): string[] =>
	Array.from(letters.segment(piece), ({ segment }) => segment);

/** How many pieces fit, each as early as it can, when the last line keeps that much free. */
function laid(pieces: readonly string[], { width, lines, weight }: Slot, free: number): number {
	let line = 1;
	let at = 0;
	let fitting = 0;
	for (const [index, piece] of pieces.entries()) {
		const own = piece === ' ' ? 0 : textWidth(piece, weight);
		if (at > 0 && at + own > width) [line, at] = [line + 1, 0];
		if (line > lines) break;
		at += piece === ' ' ? (at > 0 ? textWidth(piece, weight) : 0) : own;
		if (line < lines || at <= width - free) fitting = index + 1;
	}
	return fitting;
}

/** How many lines of that width a text takes. */
export function linesOf(text: string, width: number, most = 9): number {
	const lines = Array.from({ length: most }, (_, index) => index + 1);
	const whole = shorten(text, { width, lines: most });
	return lines.find((count) => shorten(whole, { width, lines: count }) === whole) ?? most;
}
