import type { Board } from '#lib/domain/board.ts';
import { findIssue } from '#lib/domain/board.ts';
import type { Happening, HappeningOf, Talk } from '#lib/domain/change.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Ladder } from '#lib/domain/ladder.ts';
import type { Source } from '#lib/domain/source.ts';
import { outlookWords } from './outlook-words.ts';
import { proposalWords, proposedNote } from './proposal-words.ts';
import { statusWord } from './status-words.ts';

/** A status and a tension in words: `Strained, 74`. */
export const judgementWords = (
	{ status, tension }: Pick<HappeningOf<'issue.assessed'>, 'status' | 'tension'>,
	ladder: Ladder
): string =>
	status === null && tension === null
		? 'Not assessed'
		: `${statusWord(status, ladder)}, ${tension ?? 'tension not assessed'}`;

/** What happened, in a line; `board` gives the names of what it speaks of. */
export function changeWords(happening: Happening, board: Board): string {
	switch (happening.type) {
		case 'board.created':
			return `Created the board ${happening.name}`;
		case 'board.edited':
			return `Edited the board: ${edited(happening, ['name', 'parties', 'settings', 'ladder', 'visibility'])}`;
		case 'board.archived':
			return 'Archived the board';
		case 'board.deleted':
			return 'Deleted the board';
		case 'board.restored':
			return 'Restored the board';
		case 'category.added':
			return `Added the category ${happening.category.name}`;
		case 'category.edited':
			return `Renamed a category to ${happening.category.name}`;
		case 'category.removed':
			return `Removed the category ${happening.category}`;
		case 'category.moved':
			return `Moved the category ${categoryOf(board, happening.category)}`;
		case 'person.added':
			return `Added ${happening.person.name}`;
		case 'person.edited':
			return `Edited ${happening.person.name}`;
		case 'era.added':
			return `Named the span ${happening.era.name}`;
		case 'era.edited':
			return `Edited the span ${happening.era.name}`;
		case 'era.removed':
			return `Removed the span ${happening.era}`;
		default:
			return issueWords(happening, board);
	}
}

type OfIssues = Exclude<
	Happening,
	{ type: `board.${string}` | `category.${string}` | `person.${string}` | `era.${string}` }
>;

function issueWords(happening: OfIssues, board: Board): string {
	switch (happening.type) {
		case 'issue.opened':
			return `Opened the issue ${happening.title}`;
		case 'issue.edited':
			return `Edited ${editedOfIssue(happening)}`;
		case 'issue.assessed':
			return `Assessed ${judgementWords(happening, board.ladder)}${outlookSaid(happening)}`;
		case 'issue.noted':
			return `Noted on ${titleOf(board, happening.issue)}`;
		case 'issue.archived':
			return `Archived ${titleOf(board, happening.issue)}`;
		case 'issue.restored':
			return `Restored ${titleOf(board, happening.issue)}`;
		case 'position.stated':
			return `${partyOf(board, happening.position.party)}: ${happening.position.text}`;
		case 'position.withdrawn':
			return `Withdrew a position of ${partyOf(board, happening.party)}`;
		case 'entry.recorded':
			return `Recorded: ${happening.entry.title}`;
		case 'entry.edited':
			return `Edited the entry: ${happening.entry.title}`;
		case 'entry.struck':
			return `Struck the entry ${happening.entry}`;
		default:
			return talkWords(happening, board);
	}
}

function talkWords(happening: Talk, board: Board): string {
	switch (happening.type) {
		case 'comment.posted':
			return `Commented: ${happening.text}`;
		case 'comment.edited':
			return 'Edited a comment';
		case 'comment.deleted':
			return 'Deleted a comment';
		case 'proposal.made':
			return `Proposed: ${proposalWords(happening.command, board)}`;
		case 'proposal.confirmed':
			return `Confirmed the proposal of change ${happening.proposal}`;
		case 'proposal.declined':
			return `Declined the proposal of change ${happening.proposal}`;
		case 'proposal.withdrawn':
			return `Withdrew the proposal of change ${happening.proposal}`;
		case 'briefing.saved':
			return `Saved the briefing ${happening.title}`;
		default:
			return happening satisfies never;
	}
}

/** The reason that stands beside what happened. */
export function reasonOf(happening: Happening): string {
	if (happening.type === 'proposal.made') return proposedNote(happening.command);
	return 'note' in happening ? happening.note : '';
}

/** Whose it was, where whoever made it confirmed what somebody else had proposed. */
export const proposerOf = ({ proposed }: Happening): string | undefined => proposed?.by.name;

/** The day that it speaks of, where it speaks of one. */
export function asOfOf(happening: Happening): Day | undefined {
	if ('asOf' in happening) return happening.asOf;
	return happening.type === 'position.stated' ? happening.position.asOf : undefined;
}

/** Where it can be read. */
export function sourceOf(happening: Happening): Source | undefined {
	if ('source' in happening) return happening.source;
	if (happening.type === 'position.stated') return happening.position.source;
	if ('era' in happening && typeof happening.era === 'object') return happening.era.source;
	return happening.type === 'entry.recorded' ? happening.entry.source : undefined;
}

const editedOfIssue = ({ secondEyes, ...rest }: HappeningOf<'issue.edited'>): string =>
	[
		edited(rest, ['title', 'category', 'summary', 'salience']),
		secondEyes === undefined ? '' : 'second pair of eyes'
	]
		.filter(Boolean)
		.join(', ');

const edited = (happening: object, fields: string[]): string =>
	fields.filter((field) => field in happening).join(', ');

function outlookSaid({ outlook }: HappeningOf<'issue.assessed'>): string {
	if (outlook === undefined) return '';
	return outlook ? `; outlook: ${outlookWords(outlook)}` : '; outlook taken back';
}

const titleOf = (board: Board, issue: string): string => findIssue(board, issue)?.title ?? issue;

const categoryOf = (board: Board, category: string): string =>
	board.categories.find((each) => each.id === category)?.name ?? category;

const partyOf = (board: Board, party: string): string =>
	board.parties.find((each) => each.id === party)?.name ?? party;
