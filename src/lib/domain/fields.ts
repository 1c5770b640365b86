import type * as z from 'zod/mini';
import type { Board, SettingsEdit, Visibility } from './board.ts';
import type { EntryBody } from './entry.ts';
import type { Era } from './era.ts';
import type { Issue } from './issue.ts';
import type { LadderEdit } from './ladder.ts';
import type { Party } from './party.ts';
import type { Person } from './person.ts';
import { STATUSES } from './status.ts';

/** What is edited of a thing, by the path that a refusal names it with; null where a field is empty. */
export type Fields = Record<string, unknown>;

/** What an edit of a board gives. */
export const givenFields = ({
	name,
	visibility,
	parties,
	settings,
	ladder
}: BoardEdit): Fields => ({
	name,
	visibility,
	...nested('parties.0', parties?.[0]),
	...nested('parties.1', parties?.[1]),
	...nested('settings', settings),
	...nested('ladder', ladder)
});

interface BoardEdit {
	name?: string | undefined;
	visibility?: Visibility | undefined;
	parties?: readonly Partial<Party>[] | undefined;
	settings?: z.infer<typeof SettingsEdit> | undefined;
	ladder?: LadderEdit | undefined;
}

/** The fields of a board itself. */
export const boardFields = (
	board: Pick<Board, 'name' | 'parties' | 'settings' | 'ladder' | 'visibility'>
): Fields => ({
	...nested(
		'ladder',
		Object.fromEntries(STATUSES.map((status) => [status, board.ladder[status] ?? null]))
	),
	...givenFields({ ...board, ladder: undefined })
});

/** What an issue is, how it is judged, and whether it is archived. */
export const issueFields = (issue: Issue): Fields => ({
	title: issue.title,
	category: issue.category,
	summary: issue.summary,
	salience: issue.salience,
	secondEyes: issue.secondEyes ?? false,
	...judgedFields(issue),
	archived: issue.archived !== null
});

/** How an issue is judged. */
export const judgedFields = ({ standing, outlook }: Issue): Fields => ({
	status: standing?.status ?? null,
	tension: standing?.tension ?? null,
	outlook: outlook && without(outlook, 'asOf')
});

export const personFields = ({ name, party, role, from, to }: Person): Fields => ({
	name,
	party,
	role,
	from: from ?? null,
	to: to ?? null
});

export const eraFields = ({ name, from, to, source }: Era): Fields => ({
	...{ name, from },
	to: to ?? null,
	source: source ?? null
});

export const entryFields = (entry: EntryBody): Fields => ({
	kind: entry.kind,
	day: entry.day,
	title: entry.title,
	text: entry.text,
	issues: entry.issues,
	parties: entry.parties,
	people: entry.people,
	source: entry.source ?? null,
	terms: entry.terms ?? null
});

/** The names of the fields that one thing has otherwise than another. */
export const alteredFields = (before: Fields, after: Fields): string[] =>
	Object.keys(after).filter((field) => !same(before[field], after[field]));

/** Whether two plain values are the same, whatever the order of their keys. */
export const same = (one: unknown, other: unknown): boolean =>
	one === other || JSON.stringify(one, sorted) === JSON.stringify(other, sorted);

const sorted = (_: string, value: unknown): unknown =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
		: value;

const nested = (path: string, value: object = {}): Fields =>
	Object.fromEntries(Object.entries(value).map(([key, each]) => [`${path}.${key}`, each]));

const without = (value: object, key: string): Fields =>
	Object.fromEntries(Object.entries(value).filter(([each]) => each !== key));
