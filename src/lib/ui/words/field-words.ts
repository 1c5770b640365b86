import type { Board } from '#lib/domain/board.ts';
import { Outlook } from '#lib/domain/outlook.ts';
import { Source } from '#lib/domain/source.ts';
import { Status } from '#lib/domain/status.ts';
import { outlookWords } from './outlook-words.ts';
import { statusWord } from './status-words.ts';

const WORDS: Record<string, string> = {
	iso: 'ISO 3166 code',
	timezone: 'time zone',
	directionDays: 'days that direction compares with',
	directionThreshold: 'steady below',
	staleDays: 'stale after, in days',
	text: 'more about it',
	day: 'day'
};

/** What a refusal's field is called: `parties.0.capital` of a board is `United States: capital`. */
export function fieldWord(field: string, board: Board): string {
	const [first = '', at = '', last] = field.split('.');
	if (first === 'parties' && last !== undefined) {
		return `${board.parties[Number(at)]?.name ?? 'Party'}: ${WORDS[last] ?? last}`;
	}
	if (first === 'ladder')
		return `Ladder: ${statusWord(Status.safeParse(at).data ?? null, board.ladder)}`;
	const name = first === 'settings' ? at : first;
	const word = WORDS[name] ?? name;
	return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A field's value in words. */
export function valueWords(field: string, value: unknown, board: Board): string {
	if (field === 'status') return statusWord(Status.safeParse(value).data ?? null, board.ladder);
	if (value === null || value === undefined || value === '') return 'empty';
	if (field === 'category') return namedIn(board.categories, value);
	if (field === 'party') return namedIn(board.parties, value);
	const outlook = Outlook.safeParse(value).data;
	if (outlook) return `${outlookWords(outlook)}: ${outlook.text}`;
	const source = Source.safeParse(value).data;
	if (source) return [source.publisher, source.title, source.url].filter(Boolean).join(', ');
	if (Array.isArray(value)) return value.map((each) => namedOf(board, each)).join(', ') || 'none';
	if (typeof value !== 'object') return String(value);
	return Object.entries(value)
		.map(([name, each]) => `${name} ${valueWords(name, each, board)}`)
		.join(', ');
}

const namedIn = (list: readonly { id: string; name: string }[], id: unknown): string =>
	list.find((each) => each.id === id)?.name ?? String(id);

function namedOf(board: Board, id: unknown): string {
	const issue = board.issues.find((each) => each.id === id)?.title;
	return issue ?? namedIn([...board.parties, ...board.people], id);
}
