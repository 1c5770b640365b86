/** A piece of a text beside an earlier one: in both, only in the later, or only in the earlier. */
export interface Piece {
	kind: 'same' | 'added' | 'removed';
	text: string;
}

/** Chinese, Japanese and Korean signs stand each for themselves; other writing is parted into words and what is between them. */
const TOKENS =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*|\s+|./gsu;

const tokensOf = (text: string): string[] => text.match(TOKENS) ?? [];

/** Below this share of signs in common, a text is not an edit of the earlier one but another. */
const LEAST_COMMON = 0.35;

/**
 * What changed in the wording from an earlier text to a later one: word by word, Chinese sign by sign. Null where it is another text.
 */
export function wordingChanges(before: string, after: string): Piece[] | null {
	const pieces = joined(edits(tokensOf(before), tokensOf(after)));
	const kept = pieces
		.filter(({ kind }) => kind === 'same')
		.reduce((sum, { text }) => sum + text.length, 0);
	return kept < LEAST_COMMON * Math.max(before.length, after.length) ? null : pieces;
}

/** Token by token: what stays, goes or comes. */
function edits(old: readonly string[], now: readonly string[]): Piece[] {
	const lengths = commonLengths(old, now);
	const pieces: Piece[] = [];
	let [o, n] = [0, 0];
	while (o < old.length || n < now.length) {
		const [left, right] = [old[o], now[n]];
		if (left !== undefined && left === right) {
			pieces.push({ kind: 'same', text: left });
			[o, n] = [o + 1, n + 1];
		} else if (right === undefined || isBetterRemoved(lengths, o, n, left)) {
			pieces.push({ kind: 'removed', text: left ?? '' });
			o += 1;
		} else {
			pieces.push({ kind: 'added', text: right });
			n += 1;
		}
	}
	return pieces;
}

/** Edits that only a space or a comma parts are one: what went, then what came. */
function joined(edited: readonly Piece[]): Piece[] {
	const pieces: Piece[] = [];
	let [removed, added, between] = ['', '', ''];
	const flush = () => {
		if (removed) pieces.push({ kind: 'removed', text: removed });
		if (added) pieces.push({ kind: 'added', text: added });
		if (between) pieces.push({ kind: 'same', text: between });
		[removed, added, between] = ['', '', ''];
	};
	for (const { kind, text } of edited) {
		const isOpen = removed !== '' || added !== '';
		if (kind === 'same' && (!isOpen || /[\p{L}\p{N}]/u.test(text))) {
			flush();
			const last = pieces.at(-1);
			if (last?.kind === 'same') last.text += text;
			else pieces.push({ kind, text });
		} else if (kind === 'same') between += text;
		else {
			if (isOpen) [removed, added] = [removed + between, added + between];
			between = '';
			if (kind === 'removed') removed += text;
			else added += text;
		}
	}
	flush();
	return pieces;
}

const isBetterRemoved = (lengths: number[][], o: number, n: number, left?: string): boolean =>
	left !== undefined && (lengths[o + 1]?.[n] ?? 0) >= (lengths[o]?.[n + 1] ?? 0);

/** How long the longest common run of tokens is from each place of both on. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
	const lengths = Array.from({ length: old.length + 1 }, () =>
		new Array<number>(now.length + 1).fill(0)
	);
	for (let o = old.length - 1; o >= 0; o -= 1) {
		const [row = [], below = []] = [lengths[o], lengths[o + 1]];
		for (let n = now.length - 1; n >= 0; n -= 1) {
			row[n] =
				old[o] === now[n] ? (below[n + 1] ?? 0) + 1 : Math.max(below[n] ?? 0, row[n + 1] ?? 0);
		}
	}
	return lengths;
}
