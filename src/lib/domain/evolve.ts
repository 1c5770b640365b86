import type { Board } from './board.ts';
import type { Change, Happening } from './change.ts';
import { evolveEntries } from './evolve-entries.ts';
import { evolveIssues } from './evolve-issues.ts';
import { evolveNews } from './evolve-news.ts';

/** The board after a change. A change about something the board does not hold moves the revision and nothing else. */
export function evolve(board: Board, change: Change): Board {
	const { happening } = change;
	return {
		...board,
		...frame(board, happening),
		revision: change.revision,
		at: change.at,
		issues: evolveIssues(board.issues, change),
		entries: evolveEntries(board.entries, change),
		news: evolveNews(board, change)
	};
}

/** The parts of a board that are not issues, entries or news. */
function frame(board: Board, happening: Happening): Partial<Board> {
	switch (happening.type) {
		case 'board.created':
			return { name: happening.name, parties: happening.parties, settings: happening.settings };
		case 'board.edited':
			return {
				name: happening.name ?? board.name,
				parties: happening.parties ?? board.parties,
				settings: { ...board.settings, ...happening.settings }
			};
		case 'category.added':
			return { categories: [...board.categories, happening.category] };
		case 'category.edited':
			return { categories: replaced(board.categories, happening.category) };
		case 'category.removed':
			return {
				categories: board.categories.filter((each) => each.id !== happening.category),
				removedCategories: [...board.removedCategories, happening.category]
			};
		case 'person.added':
			return { people: [...board.people, happening.person] };
		case 'person.edited':
			return { people: replaced(board.people, happening.person) };
		default:
			return {};
	}
}

const replaced = <T extends { id: string }>(held: T[], next: T): T[] =>
	held.map((each) => (each.id === next.id ? next : each));
