import type { Board } from '#lib/domain/board.ts';
import type { Recorded } from '#lib/protocol/history.ts';
import { asOfOf, changeWords, reasonOf, sourceOf } from './change-words.ts';
import { differencesOf } from './difference-words.ts';

/** The words of the kinds of change by which the history is filtered; a kind without its own word is its own word. */
const KIND_WORDS: Record<string, string> = {
	assessment: 'Assessments',
	board: 'Board',
	category: 'Categories',
	issue: 'Issues',
	position: 'Positions',
	entry: 'Entries',
	person: 'People',
	era: 'Spans of time',
	comment: 'Comments',
	proposal: 'Proposals'
};

export const kindWords = (kind: string): string =>
	KIND_WORDS[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;

/** What the columns of a history as a table are called. */
export const HISTORY_COLUMNS = [
	'revision',
	'recorded',
	'as of',
	'who',
	'type',
	'what',
	'before',
	'after',
	'reason',
	'publisher',
	'source',
	'hash'
];

/** A change as a row of that table. */
export function historyRow(recorded: Recorded, board: Board): string[] {
	const { happening, before, revision, at, actor, hash } = recorded;
	const differences = differencesOf(happening, before, board);
	const source = sourceOf(happening);
	return [
		String(revision),
		at,
		asOfOf(happening) ?? '',
		actor.name,
		happening.type,
		changeWords(happening, board),
		listed(differences.map(({ field, from }) => [field, from])),
		listed(differences.map(({ field, to }) => [field, to])),
		reasonOf(happening),
		source?.publisher ?? '',
		source?.url ?? '',
		hash ?? ''
	];
}

const listed = (pairs: string[][]): string =>
	pairs
		.filter(([, words]) => words !== '')
		.map(([field, words]) => `${field}: ${words}`)
		.join('\n');
