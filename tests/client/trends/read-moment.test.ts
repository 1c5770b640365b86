import { beforeEach, expect, test } from 'vitest';
import { ReadMoment } from '#lib/client/trends/read-moment.svelte.ts';
import type { Day } from '#lib/domain/day.ts';

const TODAY = '2025-03-10';
const noon = (day: Day) => Date.parse(`${day}T12:00:00Z`);

let marked: Day | null;
beforeEach(() => void (marked = null));

const aMoment = () =>
	new ReadMoment({ day: () => marked, today: () => TODAY, set: (day) => void (marked = day) });

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

test('T14, T17: a moment that is made to stay marks its day, and stays until another day is marked', () => {
	const moment = aMoment();
	moment.pin(noon('2025-02-01'));
	moment.point(noon('2025-01-05'));
	expect([marked, moment.at, moment.isPinned]).toEqual(['2025-02-01', noon('2025-02-01'), true]);
	marked = '2025-02-02';
	expect([moment.read, moment.isPinned]).toEqual([noon('2025-01-05'), false]);
});

test('T14: a moment of today stays, and marks no past day; letting go leaves the mark', () => {
	const moment = aMoment();
	moment.pin(noon(TODAY));
	expect([marked, moment.isPinned]).toEqual([null, true]);
	moment.pin(noon('2025-02-01'));
	moment.pin(null);
	expect([marked, moment.isPinned, moment.read]).toEqual(['2025-02-01', false, null]);
});
