import type { Board } from '#lib/domain/board.ts';
import { findIssue } from '#lib/domain/board.ts';
import type { Command, CommandInput } from '#lib/domain/command.ts';
import { fieldWord, valueWords } from './field-words.ts';

/** What was asked for, in a few words: `issue.assess taiwan`, the words of the API and of the record. */
export function commandWords(command: CommandInput): string {
	const about = 'issue' in command ? command.issue : 'title' in command ? command.title : '';
	return [command.type.replace('.', ' '), about].filter(Boolean).join(' ');
}

/** What is beside a command's fields: how it names its thing, and why. */
const BESIDE = new Set(['type', 'issue', 'entry', 'person', 'era', 'expect', 'note', 'revision']);

/** What a command does, with the values it sets: `issue assess Taiwan: Tension 80`. */
export function askedWords(command: Command, board: Board): string {
	const title = 'issue' in command ? findIssue(board, command.issue)?.title : undefined;
	const about = title ?? ('revision' in command ? `change ${command.revision}` : '');
	const sets = Object.entries(command)
		.filter(([field, value]) => !BESIDE.has(field) && value !== undefined && value !== '')
		.map(([field, value]) => `${fieldWord(field, board)} ${valueWords(field, value, board)}`);
	const what = [command.type.replace('.', ' '), about].filter(Boolean).join(' ');
	return sets.length > 0 ? `${what}: ${sets.join(', ')}` : what;
}
