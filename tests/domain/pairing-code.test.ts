import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_LETTERS, codeHalves, findCode, PairingCode } from '#lib/domain/pairing-code.ts';

test('P1: a code has six letters and digits, none of which is taken for another', () => {
	expect(CODE_LETTERS).not.toMatch(/[0O1IL5S2Z8BUV]/);
	expect(new Set(CODE_LETTERS).size).toBe(CODE_LETTERS.length);
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
			const code = findCode(bytes);
			return code === undefined || PairingCode.parse(code) === code;
		})
	);
});

test('P1: every letter of a code is as likely as any other', () => {
	const counts = new Map<string, number>();
	for (let byte = 0; byte < 256; byte += 1) {
		const letter = findCode(Array.from({ length: 6 }, () => byte))?.charAt(0);
		if (letter) counts.set(letter, (counts.get(letter) ?? 0) + 1);
	}
	expect(counts.size).toBe(CODE_LETTERS.length);
	expect(new Set(counts.values()).size).toBe(1);
});

test('P1: bytes that are too few make no code', () => {
	expect(findCode([0, 1, 2, 3, 4])).toBeUndefined();
	expect(findCode([255, 255, 255, 0, 1, 2, 3, 4, 5])).toBe('ACDEFG');
});

test('P1: a code is read however it is typed: small letters, spaces, hyphens', () => {
	expect(PairingCode.parse(' acd-efg ')).toBe('ACDEFG');
	expect(PairingCode.parse('ACD EFG')).toBe('ACDEFG');
	for (const wrong of ['', 'ACDEF', 'ACDEFGH', 'ACDEF0', 'ÄCDEFG'])
		expect(PairingCode.safeParse(wrong).success).toBe(false);
});

test('P1: a code is shown in two halves', () => {
	expect(codeHalves('ACDEFG')).toEqual(['ACD', 'EFG']);
});
