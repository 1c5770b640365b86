import type { Era } from '#lib/domain/era.ts';
import { dayWords } from './time-words.ts';

/** From when to when a span is: `20 Jan 2021 to 19 Jan 2025`, `since 20 Jan 2025`. */
export const eraWords = ({ from, to }: Pick<Era, 'from' | 'to'>): string =>
	to === undefined ? `since ${dayWords(from)}` : `${dayWords(from)} to ${dayWords(to)}`;
