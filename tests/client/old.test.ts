import { expect, test } from 'vitest';
import { isOld } from '#lib/client/old.ts';

const asOf = '2025-06-15T12:00:00.000Z';
const later = (ms: number) => Date.parse(asOf) + ms;

test('B8: what is live is not old, what is stale or offline is, at once', () => {
	expect(isOld({ state: 'live', asOf }, later(60_000))).toBe(false);
	expect(isOld({ state: 'stale', asOf }, later(0))).toBe(true);
	expect(isOld({ state: 'offline', asOf }, later(0))).toBe(true);
});

test('B8: a page that has just been made and still connects is not old yet', () => {
	expect(isOld({ state: 'catching-up', asOf }, later(0))).toBe(false);
	expect(isOld({ state: 'catching-up', asOf }, later(2001))).toBe(true);
});
