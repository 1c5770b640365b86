import { findIssue, type Board } from './board.ts';
import {
	isTalk,
	type Change,
	type Happening,
	type HappeningOf,
	type HappeningType
} from './change.ts';
import { Command } from './command.ts';
import { findOpen } from './decide-issue.ts';
import { standsFrom } from './issue.ts';
import { Outlook } from './outlook.ts';
import { statedAt } from './position.ts';
import { allRecalled, changeAt, findRecalled, type Recalled } from './recall.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';

/** What undoes a change: a command, or where there is none for it, what happens. */
export type Inverse = { command: Command } | { happening: Happening } | { refusal: Refusal };

export interface Restored {
	note: string;
	/** What the change altered, as it was before. */
	restored: Record<string, unknown>;
}

/** The command that puts back what a change altered. */
export function restoring(
	board: Board,
	{ happening, revision }: Change,
	recalled: readonly Recalled[],
	{ note, restored }: Restored
): Inverse {
	if (isTalk(happening)) return talkBack(happening.type, revision, note);
	if (isFinal(happening)) return impossible('What this did is not taken back by undoing it');
	switch (happening.type) {
		case 'board.edited':
			return asked({ type: 'board.edit', note, ...boardEdit(restored) });
		case 'category.added':
			return asked({ type: 'category.remove', category: happening.category.id });
		case 'category.edited':
			return asked({ type: 'category.edit', category: happening.category.id, ...restored });
		case 'category.removed':
			return categoryBack(board, happening.category, recalled);
		case 'category.moved':
			return placeBack(board, happening, recalled);
		case 'person.edited':
			return asked({ type: 'person.edit', person: happening.person.id, ...restored });
		case 'era.added':
		case 'era.edited':
		case 'era.removed':
			return eraBack(board, happening, recalled, restored);
		case 'issue.opened':
		case 'issue.restored':
			return asked({ type: 'issue.archive', issue: happening.issue, note });
		case 'issue.archived':
			return asked({ type: 'issue.restore', issue: happening.issue, note });
		case 'issue.edited':
			return asked({ type: 'issue.edit', issue: happening.issue, ...restored, note });
		case 'issue.assessed':
			return judgementBack(board, happening, recalled, { note, restored });
		default:
			return recordBack(board, happening, { recalled, note, restored });
	}
}

const FINAL = [
	'board.created',
	'board.archived',
	'board.restored',
	'board.deleted',
	'person.added',
	'issue.noted'
] as const;
type Final = Extract<Happening, { type: (typeof FINAL)[number] }>;

/** Whether undoing does not take it back. */
const isFinal = (happening: Happening): happening is Final =>
	FINAL.some((type) => type === happening.type);

/** What was said is deleted, and what was proposed withdrawn; the rest stays said. */
function talkBack(type: HappeningType, revision: number, note: string): Inverse {
	if (type === 'comment.posted') return asked({ type: 'comment.delete', comment: revision });
	if (type === 'proposal.made') {
		return asked({ type: 'proposal.withdraw', proposal: revision, note });
	}
	return impossible('What this did is not taken back by undoing it');
}

type OfRecord = Extract<Happening, { type: `entry.${string}` | `position.${string}` }>;

/** Entries and positions, which a board need not hold. */
function recordBack(
	board: Board,
	happening: OfRecord,
	{ recalled, note, restored }: Restored & { recalled: readonly Recalled[] }
): Inverse {
	const held =
		findRecalled(recalled, 'entry')?.entry ?? findRecalled(recalled, 'position')?.position;
	switch (happening.type) {
		case 'entry.recorded':
			return asked({ type: 'entry.strike', entry: happening.entry.id, note });
		case 'entry.edited':
			return asked({ type: 'entry.edit', entry: happening.entry.id, ...restored, note });
		case 'entry.struck':
			if (held) return impossible('The entry is on the record again');
			return happening.was
				? { happening: { type: 'entry.recorded', entry: happening.was } }
				: impossible('What the entry said was not kept');
		case 'position.stated': {
			const { issue, position } = happening;
			return asked({ type: 'position.withdraw', issue, position: position.id, note });
		}
		case 'position.withdrawn': {
			const stated = changeAt(recalled, statedAt({ id: happening.position }))?.happening;
			const issue = findOpen(board, happening.issue);
			if (isRefusal(issue)) return { refusal: issue };
			if (held) return impossible('The position is on the record again');
			return stated?.type === 'position.stated'
				? { happening: { ...stated, issue: happening.issue } }
				: impossible('What the position said was not kept');
		}
		default:
			return happening satisfies never;
	}
}

/** On the day of what stands now, so that it stands again; an outlook that has lapsed by then is none any more. */
function judgementBack(
	board: Board,
	{ issue: id, asOf: day }: Extract<Happening, { type: 'issue.assessed' }>,
	recalled: readonly Recalled[],
	{ note, restored }: Restored
): Inverse {
	const issue = findIssue(board, id);
	const isPast = allRecalled(recalled, 'standing').length > 0;
	const asOf = isPast || !issue ? day : (standsFrom(issue) ?? day);
	const { outlook, ...judgement } = restored;
	const lasts = (Outlook.safeParse(outlook).data?.until ?? '') >= asOf;
	const back = lasts
		? { outlook }
		: outlook !== undefined && issue?.outlook
			? { outlook: null }
			: {};
	if (Object.keys({ ...judgement, ...back }).length === 0) {
		return impossible('It changed neither status, tension nor an outlook that lasts');
	}
	const why = note || (board.settings.asksReason ? 'Undone' : '');
	return asked({ type: 'issue.assess', issue: id, asOf, note: why, ...judgement, ...back });
}

function categoryBack(board: Board, id: string, recalled: readonly Recalled[]): Inverse {
	const before = findRecalled(recalled, 'board')?.board.categories ?? [];
	const place = before.findIndex((each) => each.id === id);
	const category = before[place];
	if (!category) return impossible('What the category was called was not kept');
	if (board.categories.some((each) => each.id === id)) {
		return impossible('The category is on the board again');
	}
	if (board.categories.some((each) => each.name === category.name)) {
		return impossible(`There is another category "${category.name}" by now`);
	}
	return { happening: { type: 'category.added', category, place } };
}

function eraBack(
	board: Board,
	happening: Extract<Happening, { type: `era.${string}` }>,
	recalled: readonly Recalled[],
	restored: Record<string, unknown>
): Inverse {
	if (happening.type === 'era.added') return asked({ type: 'era.remove', era: happening.era.id });
	if (happening.type === 'era.edited') {
		return asked({ type: 'era.edit', era: happening.era.id, ...restored });
	}
	const before = findRecalled(recalled, 'board')?.board.eras ?? [];
	const era = before.find(({ id }) => id === happening.era);
	if (!era) return impossible('What the span was called was not kept');
	if (board.eras.some(({ id }) => id === era.id)) {
		return impossible('The span is on the board again');
	}
	return { happening: { type: 'era.added', era } };
}

/** Where it stood, unless the order has changed since. */
function placeBack(
	board: Board,
	happening: HappeningOf<'category.moved'>,
	recalled: readonly Recalled[]
): Inverse {
	const { category, before: given } = happening;
	const before = findRecalled(recalled, 'board')?.board;
	if (!before || nextTo(board, category) !== given) {
		return impossible('The order of the categories has changed since');
	}
	return asked({ type: 'category.move', category, before: nextTo(before, category) });
}

function nextTo({ categories }: Board, id: string): string | null {
	const place = categories.findIndex((each) => each.id === id);
	return categories[place + 1]?.id ?? null;
}

function boardEdit(restored: Record<string, unknown>) {
	const part = (path: string) =>
		Object.fromEntries(
			Object.entries(restored).flatMap(([field, value]) =>
				field.startsWith(path) ? [[field.slice(path.length), value]] : []
			)
		);
	const parties = [part('parties.0.'), part('parties.1.')];
	return {
		name: restored['name'],
		visibility: restored['visibility'],
		parties,
		settings: part('settings.'),
		ladder: part('ladder.')
	};
}

/** What was said before is as valid as it was then. */
const asked = (command: object): Inverse => ({ command: Command.parse(command) });

const impossible = (why: string): Inverse => ({
	refusal: refuse('invalid', why, { revision: 'cannot be undone' })
});
