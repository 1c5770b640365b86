import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundedPartsOf, hasParts, meantBy, partsOf } from '#lib/domain/near-words.ts';

const LETTERS = [...'abcd'];
const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 4, maxLength: 7 });

/** All that one slip makes of a word, made one by one. */
function slipped(from: string): Set<string> {
	const made = new Set<string>();
	for (let at = 0; at <= from.length; at += 1) {
		const [before, after] = [from.slice(0, at), from.slice(at)];
		for (const letter of LETTERS) {
			made.add(before + letter + after);
			if (after !== '') made.add(before + letter + after.slice(1));
		}
		made.add(before + after.slice(1));
		if (after.length > 1) made.add(before + after[1] + after[0] + after.slice(2));
	}
	return made;
}

const beginnings = (of: string): string[] =>
	Array.from({ length: of.length + 1 }, (_, length) => of.slice(0, length));

test('F8: a word of four to seven letters is meant by what is one slip away from it, or from a beginning of it', () => {
	fc.assert(
		fc.property(word, word, (sought, other) => {
			const near = beginnings(other).some((one) => one === sought || slipped(sought).has(one));
			expect(meantBy(sought, [other])).toEqual(near ? [other] : []);
		}),
		{ numRuns: 2000 }
	);
});

test('F8: a longer word may have two slips, a shorter one none, and the fewest win', () => {
	expect(meantBy('semicnoducter', ['semiconductor', 'semicolon'])).toEqual(['semiconductor']);
	expect(meantBy('iarprots', ['airports'])).toEqual(['airports']);
	expect(meantBy('iarprot', ['airport'])).toEqual([]);
	expect(meantBy('tex', ['tax'])).toEqual([]);
	expect(meantBy('tarif', ['tariffs', 'tariff', 'tarot'])).toEqual(['tariff', 'tariffs']);
});

test('F8: words of letters alone have parts, and those at their ends tell where they end', () => {
	expect(['tax', '关税', 'h20', '2025', 'ab'].map(hasParts)).toEqual([
		true,
		false,
		false,
		false,
		false
	]);
	expect(partsOf('chips')).toEqual(['chi', 'hip', 'ips']);
	expect(boundedPartsOf('chips')).toEqual(['  c', ' ch', 'chi', 'hip', 'ips', 'ps ']);
});
