import { expect, test } from 'vitest';
import { assessedBefore, assessedMeanwhile } from '#lib/client/meanwhile.ts';
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

test('B12: the panel says what others assessed since the draft began', () => {
	const meanwhile = assessedMeanwhile(changes, { issue: 'taiwan', since: 11, me: 'ann' });
	expect(meanwhile.map(({ revision }) => revision)).toEqual([14, 12]);
	expect(assessedMeanwhile(changes, { issue: 'tariffs', since: 11, me: 'ann' })).toEqual([]);
});

test('B10: history says what stood before, of the same issue', () => {
	const log = [...changes, assessed(10, 'bob', 'tariffs')].filter(isAssessed);
	const before = (index: number) => log[index] && assessedBefore(log, log[index])?.revision;
	expect(before(0)).toBe(13);
	expect(before(3)).toBeUndefined();
});
