import { DEFAULT_SETTINGS, type Board } from './board.ts';
import type { Category } from './category.ts';
import type { Change, Happening, HappeningOf } from './change.ts';
import type { Instant } from './day.ts';
import { evolveEntries } from './evolve-entries.ts';
import { evolveIssues } from './evolve-issues.ts';
import { evolveNews } from './evolve-news.ts';
import { withRungs } from './ladder.ts';

/** The board after a change. A change about something the board does not hold moves the revision and nothing else. */
export function evolve(board: Board, change: Change): Board {
	const { happening } = change;
	return {
		...board,
		...frame(board, happening, change.at),
		revision: change.revision,
		at: change.at,
		issues: evolveIssues(board.issues, change),
		entries: evolveEntries(board.entries, change),
		news: evolveNews(board, change)
	};
}

/** The parts of a board that are not issues, entries or news. */
function frame(board: Board, happening: Happening, at: Instant): Partial<Board> {
	switch (happening.type) {
		case 'board.created':
			return created(happening);
		case 'board.edited':
			return {
				name: happening.name ?? board.name,
				parties: happening.parties ?? board.parties,
				settings: { ...board.settings, ...happening.settings },
				ladder: withRungs(board.ladder, happening.ladder ?? {})
			};
		case 'board.archived':
			return { archived: at };
		case 'board.deleted':
			return { deleted: at };
		case 'board.restored':
			return board.deleted ? { deleted: null } : { archived: null };
		case 'category.added':
			return { categories: [...board.categories, happening.category] };
		case 'category.edited':
			return { categories: replaced(board.categories, happening.category) };
		case 'category.removed':
			return {
				categories: board.categories.filter((each) => each.id !== happening.category),
				removedCategories: [...board.removedCategories, happening.category]
			};
		case 'category.moved':
			return { categories: moved(board.categories, happening) };
		case 'person.added':
			return { people: [...board.people, happening.person] };
		case 'person.edited':
			return { people: replaced(board.people, happening.person) };
		default:
			return {};
	}
}

/** Logs that are older than a setting do not have it. */
const created = ({ name, parties, settings, ladder }: HappeningOf<'board.created'>) => ({
	name,
	parties,
	settings: { ...DEFAULT_SETTINGS, ...settings },
	ladder: ladder ?? {}
});

function moved(held: Category[], { category, before }: HappeningOf<'category.moved'>): Category[] {
	const mover = held.filter(({ id }) => id === category);
	const others = held.filter(({ id }) => id !== category);
	const found = others.findIndex(({ id }) => id === before);
	return others.toSpliced(found < 0 ? others.length : found, 0, ...mover);
}

const replaced = <T extends { id: string }>(held: T[], next: T): T[] =>
	held.map((each) => (each.id === next.id ? next : each));
