import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten } from '#lib/client/wall/shorten.ts';
import { textWidth } from '#lib/client/wall/text-width.ts';

test('W4: a text that fits is shown as it is', () => {
	expect(shorten('Taiwan', { width: 10, lines: 1 })).toBe('Taiwan');
	expect(shorten('台湾', { width: 10, lines: 1 })).toBe('台湾');
});

test('W4: a long English text ends after a whole word, without its comma', () => {
	const text = 'Treaty commitments to Manila, and to nobody else, hold';
	expect(shorten(text, { width: 16, lines: 1 })).toBe('Treaty commitments to Manila…');
});

test('W4: a long Chinese text ends after a whole sign, not at its stop', () => {
	expect(shorten('停止对台军售，取消全部加征关税。', { width: 8.2, lines: 1 })).toBe(
		'停止对台军售…'
	);
});

test('W4: on one line the next word is begun rather than half of the line left empty', () => {
	expect(shorten('Trade and technology', { width: 8.4, lines: 1 })).toBe('Trade and tech…');
});

test('W4: a word longer than its line is cut within', () => {
	const cut = shorten('Rindfleischetikettierungsüberwachung', { width: 9, lines: 1 });
	expect(cut).toMatch(/^Rindfleisch\p{L}*…$/u);
});

test('W4: a letter of several code points is never cut apart', () => {
	const family = '👩‍👩‍👧‍👦';
	const cut = shorten(family.repeat(9), { width: 9, lines: 1 });
	expect(cut.replace('…', '').replaceAll(family, '')).toBe('');
});

const texts = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 200 }),
	fc
		.array(fc.constantFrom('tariffs', '关税', 'of', 'a', '，', 'MMMM', '-', '2026'))
		.map((words) => words.join(' '))
);
const slots = fc.record({
	width: fc.double({ min: 4, max: 60, noNaN: true }),
	lines: fc.integer({ min: 1, max: 4 })
});

test('W4: whatever the text, what is shown is at most as wide as its lines together', () => {
	fc.assert(
		fc.property(texts, slots, (text, slot) => {
			// The blank at which a line ends takes no room on it.
			const room = slot.width * slot.lines + (slot.lines - 1) * textWidth(' ');
			expect(textWidth(shorten(text, slot))).toBeLessThanOrEqual(room + 0.01);
		}),
		{ examples: [['of 2026 a 关税 tariffs', { width: 4, lines: 2 }]] }
	);
});

test('W4: what is shown begins as the text begins, and shortening twice shortens once', () => {
	fc.assert(
		fc.property(texts, slots, (text, slot) => {
			const shown = shorten(text, slot);
			const whole = text.replace(/\s+/g, ' ').trim();
			if (shown !== whole)
				expect(shown.endsWith('…') && whole.startsWith(shown.slice(0, -1))).toBe(true);
			expect(shorten(shown, slot)).toBe(shown);
		})
	);
});
