import { beforeEach, expect, test } from 'vitest';
import { ReadMoment } from '#lib/client/trends/read-moment.svelte.ts';
import type { Day } from '#lib/domain/day.ts';

const TODAY = '2025-03-10';
const noon = (day: Day) => Date.parse(`${day}T12:00:00Z`);

let marked: Day | null;
let kept: number | null;
beforeEach(() => void ([marked, kept] = [null, null]));

/** What an address holds that is changed at once. */
const aMoment = () =>
	new ReadMoment({
		day: () => marked,
		today: () => TODAY,
		read: () => kept,
		set: (...mark) => {
			[marked, kept] = mark;
			return Promise.resolve();
		}
	});

test('T17: where nothing is pointed at, a marked day is read at its end', () => {
	const moment = aMoment();
	expect(moment.at).toBeNull();
	marked = '2025-02-01';
	expect(moment.at).toBe(Date.parse('2025-02-01T23:59:59.999Z'));
	expect(moment.read).toBeNull();
	moment.point(noon('2025-01-05'));
	expect([moment.at, moment.read]).toEqual([noon('2025-01-05'), noon('2025-01-05')]);
	moment.point(null);
	expect(moment.read).toBeNull();
});

test('T14, T17: a moment that is made to stay marks its day, and stays until another day is marked', async () => {
	const moment = aMoment();
	await moment.pin(noon('2025-02-01'));
	moment.point(noon('2025-01-05'));
	expect([marked, moment.at, moment.isPinned]).toEqual(['2025-02-01', noon('2025-02-01'), true]);
	[marked, kept] = ['2025-02-02', null];
	expect([moment.read, moment.isPinned]).toEqual([noon('2025-01-05'), false]);
});

test('T14: what is pointed at is read until it stays, and no longer', async () => {
	const moment = aMoment();
	moment.point(noon('2025-02-01'));
	const pinning = moment.pin(noon('2025-02-01'));
	expect(moment.read).toBe(noon('2025-02-01'));
	await pinning;
	kept = null;
	expect(moment.read).toBeNull();
});

test('T14: a moment of today stays, and marks no past day; letting go leaves the mark', async () => {
	const moment = aMoment();
	await moment.pin(noon(TODAY));
	expect([marked, moment.isPinned]).toEqual([null, true]);
	await moment.pin(noon('2025-02-01'));
	await moment.letGo();
	expect([marked, moment.isPinned, moment.read]).toEqual(['2025-02-01', false, null]);
});
