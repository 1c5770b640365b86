import { describe, expect, test } from 'vitest';
import type { Happening } from '#lib/domain/change.ts';
import { movesOf } from '#lib/client/trends/moves.ts';
import { aBoard, aChange, anEntry, anIssue, NOW, TODAY } from '../../domain/builders.ts';

const assessed = (asOf: string, tension: number | null, issue = 'tariffs'): Happening => ({
	type: 'issue.assessed',
	issue,
	status: 'strained',
	tension,
	note: '',
	asOf
});

describe('T6: a change', () => {
	test('of today adds a step to its line, and one to the index', () => {
		const board = aBoard({
			issues: [anIssue({ salience: 1, run: [] }), anIssue({ id: 'taiwan', salience: 3 })]
		});
		const changes = [
			aChange(assessed(TODAY, 80)),
			aChange(assessed(TODAY, 40, 'taiwan'), { revision: 12 })
		];
		const at = Date.parse(NOW);
		expect(movesOf(changes, board)).toEqual([
			{ revision: 11, issue: 'tariffs', step: { at, status: 'strained', tension: 80 }, index: 80 },
			{ revision: 12, issue: 'taiwan', step: { at, status: 'strained', tension: 40 }, index: 50 }
		]);
	});

	test.each<[string, Happening]>([
		['of the past', assessed('2025-06-01', 80)],
		['of a weight', { type: 'issue.edited', issue: 'tariffs', salience: 5, note: '' }],
		[
			'of the ladder',
			{ type: 'board.edited', ladder: { talks: { word: 'At the table' } }, note: '' }
		],
		['of which issues there are', { type: 'issue.archived', issue: 'tariffs', note: '' }],
		['of the entries', { type: 'entry.recorded', entry: anEntry() }]
	])('%s has the lines read anew', (_, happening) => {
		expect(movesOf([aChange(happening)], aBoard())).toBeNull();
	});

	test('that moves no line moves none', () => {
		const happening: Happening = { type: 'issue.edited', issue: 'tariffs', title: 'T', note: '' };
		expect(movesOf([aChange(happening)], aBoard())).toEqual([]);
	});
});
