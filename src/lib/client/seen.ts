import type { Board } from '#lib/domain/board.ts';
import type { Category } from '#lib/domain/category.ts';
import type { Day } from '#lib/domain/day.ts';
import { glanceOf, type Glance } from '#lib/domain/glance.ts';
import { isOpen, type Issue } from '#lib/domain/issue.ts';
import { rung } from '#lib/domain/status.ts';
import type { Lens } from './lens.ts';

/** An issue as a page shows it, with what its card says of it. */
export interface Seen {
	issue: Issue;
	glance: Glance;
}

/** The issues a lens lets through, in its order. */
export function seenThrough(board: Board, lens: Lens, today: Day): Seen[] {
	const open = lens.show === 'open';
	return board.issues
		.filter((issue) => isOpen(issue) === open)
		.map((issue) => ({ issue, glance: glanceOf(board, issue, today) }))
		.filter((seen) => passes(board, seen, lens))
		.toSorted(ORDERS[lens.sort](board));
}

/** What is seen, by category, in the board's order of categories; none is empty. */
export function byCategory(seen: Seen[], board: Board): { category: Category; seen: Seen[] }[] {
	return board.categories
		.map((category) => ({
			category,
			seen: seen.filter(({ issue }) => issue.category === category.id)
		}))
		.filter((group) => group.seen.length > 0);
}

function passes(board: Board, { issue, glance }: Seen, lens: Lens): boolean {
	if (lens.category && issue.category !== lens.category) return false;
	if (lens.status && (glance.status ?? 'none') !== lens.status) return false;
	if (lens.direction && (glance.direction?.word ?? 'none') !== lens.direction) return false;
	return hasWords(board, issue, lens.q);
}

function hasWords(board: Board, issue: Issue, q: string): boolean {
	const words = q.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return true;
	const text = textOf(board, issue).toLowerCase();
	return words.every((word) => text.includes(word));
}

/** Everything a card or its issue says in words. */
function textOf(board: Board, issue: Issue): string {
	const category = board.categories.find((each) => each.id === issue.category)?.name ?? '';
	const positions = Object.values(issue.positions).map((position) => position.text);
	const entries = board.entries
		.filter((entry) => entry.issues.includes(issue.id))
		.map((entry) => `${entry.title} ${entry.source?.publisher ?? ''}`);
	return [
		issue.title,
		issue.summary,
		category,
		issue.standing?.note ?? '',
		issue.outlook?.text ?? '',
		...positions,
		...entries
	].join('\n');
}

type Order = (board: Board) => (a: Seen, b: Seen) => number;

/** Highest first; what has no figure comes last. */
const falling =
	(figure: (seen: Seen) => number | null): Order =>
	() =>
	(a, b) =>
		(figure(b) ?? -Infinity) - (figure(a) ?? -Infinity) || 0;

const ORDERS: Record<Lens['sort'], Order> = {
	board: ({ categories }) => {
		const place = new Map(categories.map((category, index) => [category.id, index]));
		return (a, b) => (place.get(a.issue.category) ?? 0) - (place.get(b.issue.category) ?? 0);
	},
	tension: falling(({ glance }) => glance.tension),
	status: falling(({ glance }) => glance.status && -rung(glance.status)),
	direction: falling(({ glance }) => glance.direction && glance.direction.by),
	age: falling(({ glance }) => glance.age),
	title: () => (a, b) => a.issue.title.localeCompare(b.issue.title, 'en')
};
