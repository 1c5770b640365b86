import * as z from 'zod/mini';

/** Letters and digits that are not taken for one another across a room: no O and 0, I, L and 1, S and 5, Z and 2, B and 8, U and V. */
export const CODE_LETTERS = 'ACDEFGHJKMNPQRTWXY34679';
export const CODE_LENGTH = 6;
/** A code is good for this long, in ms. */
export const CODE_LASTS = 10 * 60_000;

const asWritten = (value: string): string => value.replace(/[\s-]/g, '').toUpperCase();

/** The code an unpaired screen shows: 23^6, about 148 million of them. Case, spaces and hyphens do not count. */
export const PairingCode = z
	.string()
	.check(
		z.overwrite(asWritten),
		z.regex(
			new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`),
			'must be the six letters and digits that the screen shows'
		)
	);
export type PairingCode = z.infer<typeof PairingCode>;

/** A code from random bytes. Bytes that would favour some letters are left out: undefined where too few remain. */
export function findCode(bytes: Iterable<number>): PairingCode | undefined {
	const fair = 256 - (256 % CODE_LETTERS.length);
	const letters = Array.from(bytes)
		.filter((byte) => byte < fair)
		.map((byte) => CODE_LETTERS.charAt(byte % CODE_LETTERS.length));
	return letters.length < CODE_LENGTH ? undefined : letters.slice(0, CODE_LENGTH).join('');
}

/** A code as it is read aloud: in two halves. */
export const codeHalves = (code: PairingCode): [string, string] => [
	code.slice(0, CODE_LENGTH / 2),
	code.slice(CODE_LENGTH / 2)
];
