import { expect } from 'vitest';

/** Secrets by what they are. */
export type Secrets = Record<string, string>;

/** A secret as it may stand in a log: plain, in an address, in base64 alone or behind what SMTP and HTTP put before it. */
const formsOf = (secret: string): string[] => [
	secret,
	encodeURIComponent(secret),
	Buffer.from(secret).toString('base64').replace(/=+$/, ''),
	Buffer.from(`\0post\0${secret}`).toString('base64').replace(/=+$/, '')
];

/** Nothing of what was printed is a secret, in whatever form. */
export function expectSilence(output: string, secrets: Secrets): void {
	expect(output.length).toBeGreaterThan(20);
	const told = Object.entries(secrets).filter(([, secret]) => {
		expect(secret.length).toBeGreaterThan(5);
		return formsOf(secret).some((form) => output.includes(form));
	});
	expect(told.map(([name]) => name)).toEqual([]);
}
