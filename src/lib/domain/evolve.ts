import { DEFAULT_SETTINGS, type Board } from './board.ts';
import type { Category } from './category.ts';
import type { Change, Happening, HappeningOf } from './change.ts';
import { evolveEntries } from './evolve-entries.ts';
import { withEra, type Era } from './era.ts';
import { evolveIssues } from './evolve-issues.ts';
import { evolveNews } from './evolve-news.ts';
import { alteredFields, boardFields, eraFields, personFields } from './fields.ts';
import { withRungs } from './ladder.ts';
import { evolveProposals } from './evolve-proposals.ts';
import type { Person } from './person.ts';
import { touch } from './touched.ts';

/** The board after a change. A change about something the board does not hold moves the revision and nothing else. */
export function evolve(board: Board, change: Change): Board {
	return {
		...board,
		...frame(board, change),
		revision: change.revision,
		at: change.at,
		issues: evolveIssues(board.issues, change),
		entries: evolveEntries(board.entries, change),
		news: evolveNews(board, change),
		proposals: evolveProposals(board.proposals, change)
	};
}

/** The parts of a board that are not issues, entries or news. */
function frame(board: Board, { happening, revision, at }: Change): Partial<Board> {
	switch (happening.type) {
		case 'board.created':
			return created(happening);
		case 'board.edited':
			return edited(board, happening, revision);
		case 'board.archived':
			return { archived: at };
		case 'board.deleted':
			return { deleted: at };
		case 'board.restored':
			return board.deleted ? { deleted: null } : { archived: null };
		case 'category.added':
			return added(board, happening);
		case 'category.edited':
			return {
				categories: replaced(board.categories, happening.category),
				touched: touch(board.touched, [`categories.${happening.category.id}.name`], revision)
			};
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
			return personEdited(board, happening.person, revision);
		case 'era.edited':
			return eraEdited(board, happening.era, revision);
		default:
			return eras(board, happening);
	}
}

/** The spans that a board names. */
function eras(board: Board, happening: Happening): Partial<Board> {
	switch (happening.type) {
		case 'era.added':
			return {
				eras: withEra(board.eras, happening.era),
				removedEras: board.removedEras.filter((id) => id !== happening.era.id)
			};
		case 'era.removed':
			return {
				eras: board.eras.filter(({ id }) => id !== happening.era),
				removedEras: [...board.removedEras, happening.era]
			};
		default:
			return {};
	}
}

/** Logs that are older than a setting do not have it. */
const created = ({
	name,
	parties,
	settings,
	ladder,
	visibility
}: HappeningOf<'board.created'>) => ({
	name,
	parties,
	settings: { ...DEFAULT_SETTINGS, ...settings },
	ladder: ladder ?? {},
	visibility: visibility ?? 'public'
});

function moved(held: Category[], { category, before }: HappeningOf<'category.moved'>): Category[] {
	const mover = held.filter(({ id }) => id === category);
	const others = held.filter(({ id }) => id !== category);
	const found = others.findIndex(({ id }) => id === before);
	return others.toSpliced(found < 0 ? others.length : found, 0, ...mover);
}

function edited(
	board: Board,
	happening: HappeningOf<'board.edited'>,
	revision: number
): Partial<Board> {
	const next = {
		name: happening.name ?? board.name,
		parties: happening.parties ?? board.parties,
		settings: { ...board.settings, ...happening.settings },
		ladder: withRungs(board.ladder, happening.ladder ?? {}),
		visibility: happening.visibility ?? board.visibility
	};
	const fields = alteredFields(boardFields(board), boardFields(next));
	return { ...next, touched: touch(board.touched, fields, revision) };
}

/** An id that comes back is no longer one of the removed. */
function added(
	{ categories, removedCategories }: Board,
	{ category, place = categories.length }: HappeningOf<'category.added'>
): Partial<Board> {
	return {
		categories: categories.toSpliced(place, 0, category),
		removedCategories: removedCategories.filter((id) => id !== category.id)
	};
}

function personEdited(board: Board, person: Person, revision: number): Partial<Board> {
	const held = board.people.find((each) => each.id === person.id) ?? person;
	const fields = alteredFields(personFields(held), personFields(person));
	const paths = fields.map((field) => `people.${person.id}.${field}`);
	return {
		people: replaced(board.people, person),
		touched: touch(board.touched, paths, revision)
	};
}

function eraEdited(board: Board, era: Era, revision: number): Partial<Board> {
	const held = board.eras.find(({ id }) => id === era.id) ?? era;
	const paths = alteredFields(eraFields(held), eraFields(era)).map(
		(field) => `eras.${era.id}.${field}`
	);
	return { eras: withEra(board.eras, era), touched: touch(board.touched, paths, revision) };
}

const replaced = <T extends { id: string }>(held: T[], next: T): T[] =>
	held.map((each) => (each.id === next.id ? next : each));
