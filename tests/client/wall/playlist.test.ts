import { expect, test } from 'vitest';
import { planOf } from '#lib/client/wall/plan.ts';
import { cardsOf, turnsOf, wallIssues } from '#lib/client/wall/playlist.ts';
import { keyOf } from '#lib/client/wall/scene.ts';
import { aBoard, anIssue } from '../../domain/builders.ts';

const categories = [
	{ id: 'security', name: 'Security' },
	{ id: 'trade', name: 'Trade' }
];
const crowd = aBoard({
	categories,
	issues: Array.from({ length: 40 }, (_, index) =>
		anIssue({ id: `issue-${index}`, category: index % 2 ? 'security' : 'trade' })
	)
});
const plan = planOf({ size: 'medium' }, 16 / 9, 40);
const keys = (...scenes: Parameters<typeof turnsOf>[2][number]['scene'][]) =>
	turnsOf(
		crowd,
		plan,
		scenes.map((scene) => ({ scene, seconds: 10 }))
	).map(({ scene }) => keyOf(scene));

test('W2: issues stand category by category; archived ones do not stand there', () => {
	const archived = anIssue({ id: 'gone', archived: '2025-01-01' });
	const issues = wallIssues({ ...crowd, issues: [...crowd.issues, archived] });
	expect(issues.slice(0, 2).map(({ id }) => id)).toEqual(['issue-1', 'issue-3']);
	expect(issues).toHaveLength(40);
});

test('W6: a scene of many cards becomes as many turns as it has pages', () => {
	expect(keys({ kind: 'overview' })).toEqual(['overview:0', 'overview:1', 'overview:2']);
	expect(keys({ kind: 'category', category: 'trade' })).toEqual([
		'category:trade:0',
		'category:trade:1'
	]);
	expect(keys({ kind: 'categories' })).toHaveLength(4);
});

test('W2: the cards of a category are as large as the room lets them be', () => {
	const few = { ...crowd, issues: crowd.issues.slice(0, 8) };
	const plan = planOf({ size: 'medium' }, 16 / 9, 8);
	const cards = cardsOf({ kind: 'category', category: 'trade', page: 0 }, few, plan);
	expect(cards.issues.map(({ id }) => id)).toEqual(['issue-0', 'issue-2', 'issue-4', 'issue-6']);
	expect(cards.plan.scale).toBeGreaterThan(plan.scale);
	expect(cards.plan).toEqual(planOf({ size: 'medium' }, 16 / 9, 4));
});

test('W6: a scene of what is no longer there is left out, and never is nothing left', () => {
	expect(keys({ kind: 'issue', issue: 'gone' }, { kind: 'trends' })).toEqual(['trends']);
	expect(keys({ kind: 'category', category: 'gone' })).toEqual(['overview:0']);
});
