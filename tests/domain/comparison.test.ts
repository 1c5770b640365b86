import { expect, test } from 'vitest';
import type { Judgement } from '#lib/domain/assessment.ts';
import { comparisonOf, countOf } from '#lib/domain/comparison.ts';
import { aBoard, anAssessment, anIssue } from './builders.ts';

const boardOf = (judgements: Record<string, Judgement | null>) =>
	aBoard({
		issues: Object.entries(judgements).map(([id, judgement]) =>
			anIssue({ id, title: id, standing: judgement && anAssessment(judgement) })
		)
	});

const before = boardOf({
	calmer: { status: 'talks', tension: 60 },
	fallen: { status: 'talks', tension: 50 },
	hotter: { status: 'talks', tension: 50 },
	level: { status: 'talks', tension: 50 },
	fresh: null
});
const after = boardOf({
	calmer: { status: 'talks', tension: 45 },
	fallen: { status: 'rupture', tension: 40 },
	hotter: { status: 'talks', tension: 60 },
	level: { status: 'talks', tension: 54 },
	fresh: { status: 'talks', tension: 70 },
	opened: null
});

test('Y9: every issue is compared, the furthest move first', () => {
	expect(comparisonOf(before, after).map(({ issue, by }) => [issue, by])).toEqual([
		['fallen', -10],
		['calmer', -15],
		['hotter', 10],
		['level', 4],
		['fresh', null],
		['opened', null]
	]);
});

test('Y10: a turn on the ladder counts before tension, and a small move is none', () => {
	const moves = comparisonOf(before, after);
	expect(Object.fromEntries(moves.map(({ issue, verdict }) => [issue, verdict]))).toEqual({
		fallen: 'deteriorated',
		calmer: 'improved',
		hotter: 'deteriorated',
		level: 'unchanged',
		fresh: 'unassessed',
		opened: 'unassessed'
	});
	expect(countOf(moves, 'deteriorated')).toBe(2);
});

test('Y9: an issue that was first assessed in between comes before those that did not move', () => {
	const judgement: Judgement = { status: 'talks', tension: 50 };
	const moves = comparisonOf(
		boardOf({ level: judgement, new: null }),
		boardOf({ level: judgement, new: judgement })
	);
	expect(moves.map(({ issue }) => issue)).toEqual(['new', 'level']);
});

test('Y9: an issue that was archived in between is compared with nothing', () => {
	const gone = aBoard({
		issues: [anIssue({ archived: '2025-06-01', standing: anAssessment({ tension: 5 }) })]
	});
	const there = aBoard({ issues: [anIssue({ standing: anAssessment({ tension: 50 }) })] });
	expect(comparisonOf(there, gone)).toMatchObject([{ verdict: 'unassessed', by: null, size: 0 }]);
	expect(comparisonOf(gone, gone)).toEqual([]);
});
