import { expect, onTestFinished, test, vi } from 'vitest';
import {
	failedVersion,
	isDue,
	offered,
	rememberAnew,
	SPREAD,
	type Renewal
} from '#lib/client/wall/renewal.ts';

const own: Renewal = { own: '1', offered: null, tried: null };

test('W12: a wall comes to a new version between two scenes, after a wait of its own', () => {
	const waiting = offered(own, '2', 1000, 0.5);
	expect(isDue(waiting, 1000 + SPREAD / 2 - 1, true)).toBe(false);
	expect(isDue(waiting, 1000 + SPREAD / 2, false)).toBe(false);
	expect(isDue(waiting, 1000 + SPREAD / 2, true)).toBe(true);
});

test('W12: said again, a version does not put its moment off', () => {
	const waiting = offered(own, '2', 1000, 0.5);
	expect(offered(waiting, '2', 9000, 0.9)).toBe(waiting);
});

test('W12: a version that was tried and did not start is not tried again, and named', () => {
	const back = { ...own, tried: '2' };
	expect(isDue(offered(back, '2', 0, 0), SPREAD, true)).toBe(false);
	expect(failedVersion(back)).toBe('2');
	expect(isDue(offered(back, '3', 0, 0), SPREAD, true)).toBe(true);
});

test('W12: its own version is nothing new', () => {
	expect(offered(own, '1', 0, 0).offered).toBeNull();
	expect(failedVersion({ ...own, tried: '1' })).toBeNull();
});

test('V40: for what it lacks, a wall is loaded anew once in an hour, and never where that cannot be remembered', () => {
	const now = Date.parse('2026-07-01T09:00:00Z');
	expect([now, now + 1, now + 3_599_999, now + 3_600_000].map(rememberAnew)).toEqual([
		true,
		false,
		false,
		true
	]);
	vi.stubGlobal('sessionStorage', undefined);
	onTestFinished(() => void vi.unstubAllGlobals());
	expect(rememberAnew(now + 2 * 3_600_000)).toBe(false);
});
