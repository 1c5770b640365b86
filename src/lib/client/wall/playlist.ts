import type { Board } from '#lib/domain/board.ts';
import { isOpen, type Issue } from '#lib/domain/issue.ts';
import type { SceneChoice, SceneTurn } from '#lib/domain/scene-choice.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { pageOf, planFor, type Plan } from './plan.ts';
import type { Scene, Turn } from './scene.ts';

/** A board's open issues in the order of a wall: category by category, each in the order in which it was opened. */
export function wallIssues({ issues, categories }: Board): Issue[] {
	const place = new Map(categories.map(({ id }, index) => [id, index]));
	const placeOf = (issue: Issue) => place.get(issue.category) ?? categories.length;
	return issues.filter(isOpen).toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Those of one category, in the same order. */
export const categoryIssues = (board: Board, category: Slug): Issue[] =>
	wallIssues(board).filter((issue) => issue.category === category);

/** The turns of a display's choice: a scene of many cards becomes as many pages as the screen needs. One of them at least. */
export function turnsOf(board: Board, plan: Plan, chosen: readonly SceneTurn[]): Turn[] {
	const turns = chosen.flatMap(({ scene, seconds }) =>
		scenesOf(board, plan, scene).map((each): Turn => ({ scene: each, seconds }))
	);
	return turns.length > 0 ? turns : [{ scene: { kind: 'overview', page: 0 }, seconds: 30 }];
}

function scenesOf(board: Board, plan: Plan, choice: SceneChoice): Scene[] {
	switch (choice.kind) {
		case 'overview':
			return pages(wallIssues(board), plan).map((page) => ({ kind: 'overview', page }));
		case 'categories':
			return board.categories.flatMap(({ id }) => categoryPages(board, plan, id));
		case 'category':
			return categoryPages(board, plan, choice.category);
		case 'issue':
			return board.issues.some(({ id }) => id === choice.issue) ? [choice] : [];
		case 'each':
		case 'trends':
		case 'agenda':
		case 'latest':
			return [choice];
		default:
			return choice satisfies never;
	}
}

/** The issues whose cards a scene shows, or that it shows large. */
export function issuesOn(scene: Scene, board: Board, plan: Plan): Slug[] {
	if (scene.kind === 'issue') return [scene.issue];
	if (scene.kind !== 'overview' && scene.kind !== 'category') return [];
	const { issues } = cardsOf(scene, board, plan);
	return issues.map(({ id }) => id);
}

/** The cards of a page, and how they are laid out: those of a category have the room to themselves. */
export function cardsOf(
	scene: Extract<Scene, { page: number }>,
	board: Board,
	plan: Plan
): { issues: Issue[]; plan: Plan } {
	if (scene.kind === 'overview')
		return { issues: pageOf(wallIssues(board), plan, scene.page), plan };
	const all = categoryIssues(board, scene.category);
	const own = planFor(plan, all.length);
	return { issues: pageOf(all, own, scene.page), plan: own };
}

function categoryPages(board: Board, plan: Plan, category: Slug): Scene[] {
	const issues = categoryIssues(board, category);
	return pages(issues, planFor(plan, issues.length)).map((page) => ({
		kind: 'category',
		category,
		page
	}));
}

const pages = (issues: readonly Issue[], { perPage }: Plan): number[] =>
	Array.from({ length: Math.ceil(issues.length / perPage) }, (_, page) => page);
