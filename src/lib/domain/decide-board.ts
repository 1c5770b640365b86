import { categoryId } from './category.ts';
import { DEFAULT_SETTINGS, exists, Settings, type Board } from './board.ts';
import { changedFields, withFields } from './changed-fields.ts';
import type { CommandOf } from './command.ts';
import type { Decision } from './decide.ts';
import { slugTaken } from './decide-life.ts';
import { changedRungs, refuseLadder } from './decide-ladder.ts';
import { Party } from './party.ts';
import { withRungs } from './ladder.ts';
import { refuse } from './refusal.ts';

export function create(board: Board, command: CommandOf<'board.create'>): Decision {
	if (exists(board) || board.deleted) return slugTaken(board.slug);
	const [one, other] = command.parties;
	if (one.id === other.id) return sameParties();
	const ladder = changedRungs({}, command.ladder ?? {});
	const faint = refuseLadder({}, ladder);
	if (faint) return faint;
	return [
		{
			type: 'board.created',
			name: command.name,
			parties: command.parties,
			settings: Settings.parse(withFields(DEFAULT_SETTINGS, command.settings ?? {})),
			...(Object.keys(ladder).length > 0 && { ladder: withRungs({}, ladder) }),
			...(command.visibility && { visibility: command.visibility })
		}
	];
}

export function edit(board: Board, command: CommandOf<'board.edit'>): Decision {
	const { name, settings, visibility, ladder, note } = command;
	if (command.parties && !samePlaces(board.parties, command.parties)) {
		return refuse('invalid', 'A party keeps its id: positions and entries speak of it', {
			parties: 'must keep the ids of the two parties, in their order'
		});
	}
	const parties = partiesAfter(board.parties, command.parties);
	const changed = changedFields(
		{ name: board.name, parties: board.parties, visibility: board.visibility },
		{ name, parties, visibility }
	);
	const set = changedFields(board.settings, settings ?? {});
	const rungs = changedRungs(board.ladder, ladder ?? {});
	if (Object.keys({ ...changed, ...set, ...rungs }).length === 0) return nothingToChange();
	const faint = refuseLadder(board.ladder, rungs);
	if (faint) return faint;
	return [
		{
			type: 'board.edited',
			note,
			...(changed.name && { name: changed.name }),
			...(changed.parties && parties && { parties }),
			...(changed.visibility && { visibility: changed.visibility }),
			...(Object.keys(set).length > 0 && { settings: set }),
			...(Object.keys(rungs).length > 0 && { ladder: rungs })
		}
	];
}

export function addCategory(board: Board, command: CommandOf<'category.add'>): Decision {
	if (board.categories.some((each) => each.name === command.name)) return nameTaken(command.name);
	const taken = new Set([...board.categories.map((each) => each.id), ...board.removedCategories]);
	const id = categoryId(command.name, taken);
	return [{ type: 'category.added', category: { id, name: command.name } }];
}

export function editCategory(board: Board, command: CommandOf<'category.edit'>): Decision {
	const { category: id, name } = command;
	if (!board.categories.some((each) => each.id === id)) return noSuch('category', id);
	if (board.categories.some((each) => each.name === name)) return nameTaken(name);
	return [{ type: 'category.edited', category: { id, name } }];
}

export function removeCategory(board: Board, command: CommandOf<'category.remove'>): Decision {
	const { category } = command;
	if (!board.categories.some((each) => each.id === category)) return noSuch('category', category);
	const user = board.issues.find((issue) => issue.category === category);
	if (user) {
		return refuse('invalid', `"${user.title}" is in this category: move its issues first`, {
			category: 'is in use'
		});
	}
	return [{ type: 'category.removed', category }];
}

export function moveCategory(board: Board, command: CommandOf<'category.move'>): Decision {
	const { category, before } = command;
	const order = board.categories.map(({ id }) => id);
	if (!order.includes(category)) return noSuch('category', category);
	if (before !== null && !order.includes(before)) {
		return refuse('invalid', `There is no category "${before}" on this board`, {
			before: 'is not a category of this board'
		});
	}
	const next = order[order.indexOf(category) + 1] ?? null;
	if (before === category || before === next) return nothingToChange();
	return [{ type: 'category.moved', category, before }];
}

/** The refusal of an edit that would leave everything as it is. */
export const nothingToChange = () => refuse('invalid', 'Nothing would change');

/** The refusal where a command is about something that the board does not have. */
export const noSuch = (what: 'category' | 'issue' | 'entry' | 'person' | 'era', id: string) =>
	refuse('not_found', `There is no ${what} "${id}" on this board`, {
		[what]: 'is not on this board'
	});

/** The refusal where a category is named that the board does not have. */
export const noCategory = (id: string) =>
	refuse('invalid', `There is no category "${id}" on this board`, {
		category: 'is not a category of this board'
	});

const nameTaken = (name: string) =>
	refuse('invalid', `There is already a category "${name}"`, { name: 'is taken' });

const sameParties = () =>
	refuse('invalid', 'The two parties need ids of their own', { 'parties.1.id': 'is taken' });

const samePlaces = (held: Party[], given: Partial<Party>[]): boolean =>
	held.every(({ id }, index) => (given[index]?.id ?? id) === id);

/** The parties with the fields that are given. */
function partiesAfter(
	[one, other]: Party[],
	given: [Partial<Party>, Partial<Party>] | undefined
): [Party, Party] | undefined {
	if (!one || !other || !given) return undefined;
	return [Party.parse(withFields(one, given[0])), Party.parse(withFields(other, given[1]))];
}
