import { expect, test } from 'vitest';
import { assessedBefore, isOfIssue, meanwhile } from '#lib/client/meanwhile.ts';
import { isAssessed } from '#lib/domain/assessed.ts';
import { aChange, anActor } from '../domain/builders.ts';

const assessed = (revision: number, id: string, issue = 'taiwan') =>
	aChange(
		{
			type: 'issue.assessed',
			issue,
			status: 'talks',
			tension: revision,
			note: '',
			asOf: '2025-06-01'
		},
		{ revision, actor: anActor({ id, name: id }) }
	);
const changes = [
	assessed(14, 'bob'),
	assessed(13, 'ann'),
	assessed(12, 'bob'),
	assessed(11, 'bob')
];

test('E7: the panel says what others changed of an issue since the draft began', () => {
	const since = { since: 11, me: 'ann' };
	const on = (issue: string) =>
		meanwhile(changes, { ...since, about: (happening) => isOfIssue(happening, issue) });
	expect(on('taiwan').map(({ revision }) => revision)).toEqual([14, 12]);
	expect(on('tariffs')).toEqual([]);
});

test('B10: history says what stood before, of the same issue', () => {
	const log = [...changes, assessed(10, 'bob', 'tariffs')].filter(isAssessed);
	const before = (index: number) => log[index] && assessedBefore(log, log[index])?.revision;
	expect(before(0)).toBe(13);
	expect(before(3)).toBeUndefined();
});
