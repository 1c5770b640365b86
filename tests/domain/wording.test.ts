import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordingChanges } from '#lib/domain/wording.ts';

const marked = (before: string, after: string): string =>
	(wordingChanges(before, after) ?? [])
		.map(({ kind, text }) => ({ same: text, added: `+[${text}]`, removed: `-[${text}]` })[kind])
		.join('');

test('Y16: what changed is marked word by word, and Chinese sign by sign', () => {
	expect(marked('Opposes new tariffs', 'Opposes all tariffs')).toBe('Opposes -[new]+[all] tariffs');
	expect(marked('中方反对', '中方坚决反对')).toBe('中方+[坚决]反对');
	expect(marked('the one-China policy', 'its one-China policy')).toBe(
		'-[the]+[its] one-China policy'
	);
});

test('Y16: both wordings can be read from what is marked, whatever they are', () => {
	const words = fc.string({
		unit: fc.constantFrom('a', 'b', ' ', '中', '反', '.', 'é'),
		maxLength: 30
	});
	fc.assert(
		fc.property(words, words, (before, after) => {
			const pieces = wordingChanges(before, after);
			if (!pieces) return;
			const without = (kind: string) =>
				pieces.map((piece) => (piece.kind === kind ? '' : piece.text)).join('');
			expect(without('added')).toBe(before);
			expect(without('removed')).toBe(after);
			if (before === after && before)
				expect(pieces.every(({ kind }) => kind === 'same')).toBe(true);
		})
	);
});

test('Y16: edits that only a space parts are one, and a text with little in common is another text', () => {
	expect(marked('Duties must stay in place now', 'Duties will go down now')).toBe(
		'Duties -[must stay in place]+[will go down] now'
	);
	expect(wordingChanges('Phase One left distortions', 'Will ease the duty')).toBeNull();
});
