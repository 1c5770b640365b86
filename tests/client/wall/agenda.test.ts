import { expect, test } from 'vitest';
import { agendaOf } from '#lib/client/wall/agenda.ts';
import { aBoard, anEntry, TODAY } from '../../domain/builders.ts';

const ahead = (...entries: Parameters<typeof anEntry>[0][]) =>
	agendaOf(aBoard({ entries: entries.map((entry) => anEntry(entry)) }), TODAY, 60).map(
		({ day, what, title }) => `${day} ${title}: ${what}`
	);

test('W10: the agenda has what is scheduled and what begins, expires or is reviewed, soonest first', () => {
	const terms = { effective: '2025-06-20', expires: '2025-07-01', review: '2025-06-25' };
	expect(ahead({ day: '2025-08-01', title: 'Call' }, { title: 'Duty', terms })).toEqual([
		'2025-06-20 Duty: Takes effect',
		'2025-06-25 Duty: Review',
		'2025-07-01 Duty: Expires',
		'2025-08-01 Call: scheduled'
	]);
});

test('W10: what is past or beyond sixty days is not on it', () => {
	expect(ahead({ day: '2025-06-01' }, { day: '2025-09-01' })).toEqual([]);
});

test('W10: a meeting of today is awaited, a statement of today has been made', () => {
	expect(
		ahead({ day: TODAY, title: 'Talks', kind: 'meeting' }, { day: TODAY, kind: 'statement' })
	).toEqual([`${TODAY} Talks: scheduled`]);
});
