import { expect, test } from 'vitest';
import { Allowance } from '#lib/server/displays/allowance.ts';
import { findHash, newCredential } from '#lib/server/displays/credential.ts';
import { cookieIn } from '#lib/server/cookie-in.ts';

test('P4: a credential has 256 random bits, and is kept as its SHA-256', () => {
	const credential = newCredential((bytes) => new Uint8Array(bytes).fill(255));
	expect(Buffer.from(credential, 'base64url')).toHaveLength(32);
	expect(findHash('A'.repeat(43))).toBe(
		'0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a'
	);
	expect(findHash(credential)).toMatch(/^[0-9a-f]{64}$/);
});

test('P4: what cannot be a credential has no hash', () => {
	for (const wrong of [undefined, '', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`])
		expect(findHash(wrong)).toBeUndefined();
});

test('P4: a cookie is found by its whole name', () => {
	expect(cookieIn('a=1; demarche_display=xyz; b=2', 'demarche_display')).toBe('xyz');
	expect(cookieIn('xdemarche_display=no', 'demarche_display')).toBeUndefined();
	expect(cookieIn(undefined, 'demarche_display')).toBeUndefined();
});

test('P9: an allowance comes back bit by bit, and never exceeds its burst', () => {
	const allowance = new Allowance({ burst: 2, refill: 100 });
	const waits = [0, 0, 0].map((now) => {
		const wait = allowance.wait('a', now);
		if (wait === 0) allowance.spend('a', now);
		return wait;
	});
	expect(waits).toEqual([0, 0, 100]);
	expect(allowance.wait('a', 99)).toBe(1);
	expect(allowance.wait('a', 100)).toBe(0);
	expect(allowance.wait('b', 0)).toBe(0);
	for (const now of [10_000, 10_000]) allowance.spend('a', now);
	expect(allowance.wait('a', 10_000)).toBe(100);
});
