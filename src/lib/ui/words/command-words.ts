import { findIssue, type Board } from '#lib/domain/board.ts';
import type { Command, CommandInput, CommandType } from '#lib/domain/command.ts';
import { fieldWord, valueWords } from './field-words.ts';

/** What a person calls what a command does. */
const DEEDS: Readonly<Record<CommandType, string>> = {
	'board.create': 'Create the board',
	'board.edit': 'Edit the board',
	'board.archive': 'Archive the board',
	'board.restore': 'Restore the board',
	'board.delete': 'Delete the board',
	'category.add': 'Add the category',
	'category.edit': 'Rename the category',
	'category.remove': 'Remove the category',
	'category.move': 'Move the category',
	'issue.open': 'Open the issue',
	'issue.edit': 'Edit the issue',
	'issue.assess': 'Assess',
	'issue.note': 'Note',
	'issue.archive': 'Archive the issue',
	'issue.restore': 'Restore the issue',
	'position.state': 'State a position',
	'position.withdraw': 'Withdraw a position',
	'entry.record': 'Record',
	'entry.edit': 'Edit the entry',
	'entry.strike': 'Strike the entry',
	'person.add': 'Add the person',
	'person.edit': 'Edit the person',
	'era.add': 'Name the span',
	'era.edit': 'Edit the span',
	'era.remove': 'Remove the span',
	'briefing.save': 'Save the briefing',
	'comment.post': 'Comment',
	'comment.edit': 'Edit a comment',
	'comment.delete': 'Delete a comment',
	'proposal.confirm': 'Confirm the proposal',
	'proposal.decline': 'Decline the proposal',
	'proposal.withdraw': 'Withdraw the proposal',
	'change.undo': 'Undo'
};

/** Fields that say which thing a command is about, the most telling first. */
const NAMING = [
	...['issue', 'entry', 'person', 'era', 'category'],
	...['revision', 'comment', 'proposal', 'title', 'name']
] as const;

/** What is beside a command's fields: why, how it names its thing, and what was seen. */
const BESIDE = new Set(['type', 'expect', 'note', 'before', 'position']);

/** What was asked for, in a few words: `Assess: Taiwan`. */
export const commandWords = (command: CommandInput, board: Board): string =>
	[DEEDS[command.type], nameIn(command, board)].filter(Boolean).join(': ');

/** What a command does, with the values it sets: `Assess: Taiwan · Tension 80`. */
export function askedWords(command: Command, board: Board): string {
	const naming = namingOf(command);
	const sets = Object.entries(command)
		.filter(([field, value]) => !BESIDE.has(field) && field !== naming && isSaid(value))
		.map(([field, value]) => setWords(field, value, board));
	return [commandWords(command, board), sets.join(', ')].filter(Boolean).join(' · ');
}

const isSaid = (value: unknown): boolean =>
	value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const setWords = (field: string, value: unknown, board: Board): string =>
	field === 'text'
		? String(value)
		: `${fieldWord(field, board)} ${valueWords(field, value, board)}`;

function namingOf(command: CommandInput) {
	if (command.type === 'board.edit') return undefined;
	return command.type === 'issue.open' ? 'title' : NAMING.find((field) => field in command);
}

function nameIn(command: CommandInput, board: Board): string {
	const naming = namingOf(command);
	const given: unknown = naming && Reflect.get(command, naming);
	switch (naming) {
		case undefined:
			return '';
		case 'issue':
			return findIssue(board, String(given))?.title ?? String(given);
		case 'entry':
			return board.entries.find(({ id }) => id === given)?.title ?? String(given);
		case 'person':
			return nameOf(board.people, given);
		case 'era':
			return nameOf(board.eras, given);
		case 'category':
			return nameOf(board.categories, given);
		case 'revision':
		case 'comment':
		case 'proposal':
			return `change ${String(given)}`;
		default:
			return String(given);
	}
}

const nameOf = (list: readonly { id: string; name: string }[], id: unknown): string =>
	list.find((each) => each.id === id)?.name ?? String(id);
