import * as z from 'zod/mini';
import { Judgement, NOT_ASSESSED } from './assessment.ts';
import { findIssue, SettingsEdit, type Board } from './board.ts';
import { Category } from './category.ts';
import type { Happening, HappeningOf } from './change.ts';
import { Entry } from './entry.ts';
import { Era } from './era.ts';
import { IssueBody } from './issue.ts';
import { Ladder } from './ladder.ts';
import { Outlook } from './outlook.ts';
import { Party } from './party.ts';
import { Person } from './person.ts';
import { Position } from './position.ts';
import { findRecalled, type Recalled } from './recall.ts';
import { Name, Remark } from './text.ts';

/** What stood before a change: of what it touches, only that. It is recorded with the change, and never worked out again. */
export const Before = z.discriminatedUnion('kind', [
	/** On the day the assessment speaks of; the outlook only where the assessment says something of it. */
	z.strictObject({
		kind: z.literal('standing'),
		...Judgement.shape,
		outlook: z.optional(z.nullable(Outlook))
	}),
	z.strictObject({ kind: z.literal('issue'), ...z.partial(IssueBody).shape }),
	z.strictObject({
		kind: z.literal('board'),
		name: z.optional(Name),
		parties: z.optional(z.array(Party)),
		settings: z.optional(SettingsEdit),
		/** The rungs that had words or colours of the board's own. */
		ladder: z.optional(Ladder)
	}),
	z.strictObject({ kind: z.literal('category'), category: Category }),
	z.strictObject({ kind: z.literal('person'), person: Person }),
	z.strictObject({ kind: z.literal('era'), era: Era }),
	z.strictObject({ kind: z.literal('position'), position: Position }),
	z.strictObject({ kind: z.literal('entry'), entry: Entry }),
	z.strictObject({ kind: z.literal('comment'), text: Remark })
]);
export type Before = z.infer<typeof Before>;

/** What stood on the board before this happens, given what was recalled to decide it; null where nothing did. */
export function beforeOf(
	board: Board,
	happening: Happening,
	recalled: readonly Recalled[] | undefined
): Before | null {
	switch (happening.type) {
		case 'board.edited':
			return { kind: 'board', ...boardBefore(board, happening) };
		case 'category.edited':
			return categoryBefore(board, happening.category.id);
		case 'category.removed':
			return categoryBefore(board, happening.category);
		case 'person.edited':
			return personBefore(board, happening.person.id);
		case 'era.edited':
			return eraBefore(board, happening.era.id);
		case 'era.removed':
			return eraBefore(board, happening.era);
		case 'issue.edited':
			return issueBefore(board, happening);
		case 'issue.assessed':
			return standingBefore(board, happening, recalled);
		case 'position.stated':
			return positionBefore(board, happening);
		case 'position.withdrawn':
			return positionIs(findRecalled(recalled, 'position')?.position ?? null);
		case 'entry.edited':
		case 'entry.struck':
			return entryIs(happening.was ?? findRecalled(recalled, 'entry')?.entry ?? null);
		case 'comment.edited':
		case 'comment.deleted': {
			const comment = findRecalled(recalled, 'comment')?.comment;
			return comment ? { kind: 'comment', text: comment.text } : null;
		}
		default:
			return null;
	}
}

function boardBefore(
	{ name, parties, settings, ladder }: Board,
	edited: HappeningOf<'board.edited'>
) {
	return {
		...(edited.name !== undefined && { name }),
		...(edited.parties && { parties }),
		...(edited.settings && { settings: only(settings, edited.settings) }),
		...(edited.ladder && { ladder: only(ladder, edited.ladder) })
	};
}

function categoryBefore({ categories }: Board, id: string): Before | null {
	const category = categories.find((each) => each.id === id);
	return category ? { kind: 'category', category } : null;
}

function personBefore({ people }: Board, id: string): Before | null {
	const person = people.find((each) => each.id === id);
	return person ? { kind: 'person', person } : null;
}

function eraBefore({ eras }: Board, id: string): Before | null {
	const era = eras.find((each) => each.id === id);
	return era ? { kind: 'era', era } : null;
}

function issueBefore(board: Board, edited: HappeningOf<'issue.edited'>): Before | null {
	const issue = findIssue(board, edited.issue);
	if (!issue) return null;
	const { title, category, summary, salience, secondEyes = false } = issue;
	return { kind: 'issue', ...only({ title, category, summary, salience, secondEyes }, edited) };
}

function standingBefore(
	board: Board,
	{ issue: id, outlook }: HappeningOf<'issue.assessed'>,
	recalled: readonly Recalled[] | undefined
): Before | null {
	const issue = findIssue(board, id);
	const stood = findRecalled(recalled, 'standing')?.judgement ?? issue?.standing;
	const { status, tension } = stood ?? NOT_ASSESSED;
	return {
		...{ kind: 'standing', status, tension },
		...(outlook !== undefined && { outlook: outlookIs(issue?.outlook ?? null) })
	};
}

function outlookIs(dated: (Outlook & { asOf: string }) | null): Outlook | null {
	if (!dated) return null;
	const { asOf: _, ...outlook } = dated;
	return outlook;
}

function positionBefore(
	board: Board,
	{ issue, position }: HappeningOf<'position.stated'>
): Before | null {
	const held = findIssue(board, issue)?.positions[position.party];
	return held && held.asOf <= position.asOf ? positionIs(held) : null;
}

const positionIs = (position: Position | null): Before | null =>
	position ? { kind: 'position', position } : null;

const entryIs = (entry: Entry | null): Before | null => entry && { kind: 'entry', entry };

/** Of what is held, the fields that were given. */
function only<T extends object>(held: T, given: object): Partial<T> {
	const kept: Partial<T> = {};
	for (const key in held) if (key in given) kept[key] = held[key];
	return kept;
}
