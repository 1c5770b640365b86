import { findIssue, type Board } from '#lib/domain/board.ts';
import type { Proposable } from '#lib/domain/proposable.ts';
import { outlookWords } from './outlook-words.ts';
import { statusWord } from './status-words.ts';

/** What was proposed, in a line; `board` gives the names of what it speaks of. */
export function proposalWords(command: Proposable, board: Board): string {
	switch (command.type) {
		case 'issue.assess':
			return `assess as ${judgementSaid(command, board)}`;
		case 'issue.edit':
			return `edit ${EDITED.filter(([field]) => command[field] !== undefined)
				.map(([, word]) => word)
				.join(', ')}`;
		case 'issue.archive':
			return `archive ${titleOf(board, command.issue)}`;
		case 'issue.restore':
			return `restore ${titleOf(board, command.issue)}`;
		case 'position.state':
			return `position of ${partyOf(board, command.party)}: ${command.text}`;
		case 'position.withdraw':
			return `withdraw the position ${command.position}`;
		case 'entry.record':
			return `record ${command.title}`;
		case 'entry.edit':
			return `edit the entry ${entryOf(board, command.entry)}`;
		case 'entry.strike':
			return `strike the entry ${entryOf(board, command.entry)}`;
		case 'change.undo':
			return `undo change ${command.revision}`;
		default:
			return command satisfies never;
	}
}

/** Why it was proposed. */
export const proposedNote = (command: Proposable): string =>
	'note' in command ? command.note : '';

const EDITED = [
	['title', 'title'],
	['category', 'category'],
	['salience', 'salience'],
	['summary', 'summary'],
	['secondEyes', 'second pair of eyes']
] as const;

function judgementSaid(
	{ status, tension, outlook }: Extract<Proposable, { type: 'issue.assess' }>,
	{ ladder }: Board
): string {
	const said = [
		status !== undefined && statusWord(status, ladder),
		tension !== undefined && (tension === null ? 'tension not assessed' : `tension ${tension}`),
		outlook === null ? 'no outlook' : outlook && `outlook ${outlookWords(outlook)}`
	];
	return said.filter(Boolean).join(', ');
}

const titleOf = (board: Board, issue: string): string => findIssue(board, issue)?.title ?? issue;

const partyOf = (board: Board, party: string): string =>
	board.parties.find((each) => each.id === party)?.name ?? party;

const entryOf = (board: Board, entry: string): string =>
	board.entries.find((each) => each.id === entry)?.title ?? entry;
