import { expect, test } from 'vitest';
import { doneAfter, NOTHING_DONE, without } from '#lib/client/done-stack.ts';
import { aChange } from '../domain/builders.ts';

/** A change of one's own at a revision; one that undoes another, where that is given. */
const own = (revision: number, undoes?: number) =>
	aChange(
		{
			type: 'issue.archived',
			issue: 'taiwan',
			note: '',
			...(undoes !== undefined && { undoes })
		},
		{ revision }
	);

const after = (...changes: ReturnType<typeof own>[]) => changes.reduce(doneAfter, NOTHING_DONE);

test('E13: undoing goes back change by change, and doing again comes forward', () => {
	expect(after(own(1), own(2))).toEqual({ done: [1, 2], undone: [] });
	expect(after(own(1), own(2), own(3, 2))).toEqual({ done: [1], undone: [3] });
	expect(after(own(1), own(2), own(3, 2), own(4, 1))).toEqual({ done: [], undone: [3, 4] });
	expect(after(own(1), own(2), own(3, 2), own(4, 3))).toEqual({ done: [1, 4], undone: [] });
});

test('E13: after something new, what was undone is not done again; what was refused is passed over', () => {
	expect(after(own(1), own(2, 1), own(3))).toEqual({ done: [3], undone: [] });
	expect(without(after(own(1), own(2)), 2)).toEqual({ done: [1], undone: [] });
});
