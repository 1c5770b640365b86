import { expect, test } from 'vitest';
import { changedSince } from '#lib/client/news-to-me.ts';
import { aBoard, anAssessment, anEntry, anIssue, aPosition } from '../domain/builders.ts';

const board = aBoard({
	issues: [
		anIssue({ id: 'assessed', standing: anAssessment({ revision: 12 }) }),
		anIssue({ id: 'edited', touched: { title: 12 } }),
		anIssue({ id: 'older', standing: anAssessment({ revision: 9 }), touched: { title: 8 } }),
		anIssue({ id: 'stated', positions: { us: aPosition({ id: 'position-13' }) } }),
		anIssue({ id: 'touched' })
	],
	entries: [
		anEntry({ id: 'new-11', issues: ['touched'] }),
		anEntry({ id: 'old-3', issues: ['older'] })
	]
});

test('Y11: issues assessed, spoken of or touched after a revision are marked', () => {
	expect([...changedSince(board, 10)].toSorted()).toEqual([
		'assessed',
		'edited',
		'stated',
		'touched'
	]);
	expect([...changedSince(board, 13)]).toEqual([]);
});
