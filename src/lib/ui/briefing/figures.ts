import type { Judgement } from '#lib/domain/assessment.ts';
import type { Ladder } from '#lib/domain/ladder.ts';
import { signed } from '#lib/ui/words/direction-words.ts';
import { statusWord } from '#lib/ui/words/status-words.ts';

const NUMBERS = [
	...['none', 'one', 'two', 'three', 'four', 'five', 'six'],
	...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
];

/** A count as prose writes it: in a word up to twelve. */
export const numberWord = (count: number): string => NUMBERS[count] ?? String(count);

/** `A, B and C`; where one of them has a comma or an "and" of its own, `A; B, C; and D`. */
export function listed(words: readonly string[]): string {
	const last = words.at(-1) ?? '';
	if (words.length < 2) return last;
	const isPlain = words.every((word) => !/,| and /.test(word));
	const [mark, end] = isPlain ? [', ', ' and '] : ['; ', '; and '];
	return `${words.slice(0, -1).join(mark)}${end}${last}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A difference with its sign, to one decimal at most. */
export const difference = (from: number, to: number): string =>
	signed(Math.round((to - from) * 10) / 10);

/** `rose`, `fell`, or `stayed` where there is no difference. */
export function movement(from: number, to: number): 'rose' | 'fell' | 'stayed' {
	if (from === to) return 'stayed';
	return to > from ? 'rose' : 'fell';
}

/** `Strained (66)`. */
export function standingWords({ status, tension }: Judgement, ladder: Ladder): string {
	const word = statusWord(status, ladder);
	return tension === null ? word : `${word} (${tension})`;
}
