import * as z from 'zod/mini';
import { addDays, AskedDay, type Day, dayOf, Instant } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import { refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { Slug } from '#lib/domain/slug.ts';
import type { Status } from '#lib/domain/status.ts';
import type { SeriesAnswer } from './api.ts';

/** Spans that end today, by name. */
export const RANGES = ['30d', '90d', '1y', 'all'] as const;
export const Range = z.enum(RANGES, `must be one of ${RANGES.join(', ')}`);
export type Range = z.infer<typeof Range>;

/** Most issues on one chart: as many as can be told apart without colour. */
export const MOST_LINES = 12;
/** Most entries on one chart: the latest. */
export const MOST_ENTRIES = 300;

/** The index, where lines are named by their issues. */
export const INDEX = '-';

/** A form sends a field that was left empty as an empty text. */
const blank = z.literal('');
const dayOrBlank = z.optional(z.union([blank, AskedDay], 'must be a day such as 2024-08-29'));

/**
 * What an address asks of the trends. `issue` may come many times; left out, the board chooses; given but empty, none.
 * `hide`: lines that are not drawn.
 */
const TrendsQuery = z
	.strictObject({
		range: z.optional(z.union([blank, Range], `must be one of ${RANGES.join(', ')}`)),
		from: dayOrBlank,
		to: dayOrBlank,
		issue: z.array(z.union([blank, Slug])),
		hide: z.array(z.union([z.literal(INDEX), Slug]))
	})
	.check(
		z.refine(({ from, to }) => !(from && to && from > to), {
			error: 'must not be after to',
			path: ['from']
		})
	);
type TrendsQuery = z.infer<typeof TrendsQuery>;

/** What is shown: a span by its name, or days of its own, and the chosen issues (null: the board chooses). */
export interface Choice {
	range: Range | null;
	/** Days of its own; null where a range says them, or an end is left open. */
	from: Day | null;
	to: Day | null;
	issues: readonly Slug[] | null;
	/** Lines that are not drawn: issues, or the index. */
	hidden: readonly string[];
	/** The day that is marked, and the moment of it that stays read (see `markIn`); no figures depend on them. */
	at?: Day | null;
	read?: Instant | null;
}

/** The mark of a choice, once it is known. */
export type Mark = Required<Pick<Choice, 'at' | 'read'>>;

/** The choice that an address makes; what is wrong with it, where it makes none. */
export function choiceIn(query: URLSearchParams): Choice | Refusal {
	const [range, from, to] = ['range', 'from', 'to'].map((name) => query.get(name) ?? undefined);
	const [issue, hide] = [query.getAll('issue'), query.getAll('hide')];
	const parsed = TrendsQuery.safeParse({ range, from, to, issue, hide });
	return parsed.success ? choiceOf(parsed.data) : refuseInvalid(parsed.error);
}

const MarkQuery = z.object({ at: dayOrBlank, read: z.optional(Instant) });

/** The past day that an address has marked, and the moment that it has read, of that day or today; null where it has none. */
export function markIn(query: URLSearchParams, today: Day): Mark | Refusal {
	const [day, moment] = ['at', 'read'].map((name) => query.get(name) || undefined);
	const parsed = z.safeParse(MarkQuery, { at: day, read: moment });
	if (!parsed.success) return refuseInvalid(parsed.error);
	const { at, read } = parsed.data;
	const marked = at || (read && dayOf(read));
	const isRead = read && dayOf(read) === marked && marked <= today;
	return { at: marked && marked < today ? marked : null, read: isRead ? read : null };
}

/** Days of its own go before a range. */
function choiceOf({ range, from, to, issue, hide }: TrendsQuery): Choice {
	const issues = issue.length === 0 ? null : [...new Set(issue.filter((id) => id !== ''))];
	const lines = { issues, hidden: [...new Set(hide)] };
	if (from || to) return { range: null, from: from || null, to: to || null, ...lines };
	return { range: range || 'all', from: null, to: null, ...lines };
}

const LENGTHS = { '30d': 30, '90d': 90, '1y': 365 } as const;

/** The days a choice asks for; undefined where it leaves them to the board: since the first assessment, until today. */
export function daysOf({ range, from, to }: Choice, today: Day): { from?: Day; to?: Day } {
	if (range && range !== 'all') return { from: addDays(today, -LENGTHS[range]), to: today };
	return { ...(from && { from }), ...(to && { to: to < today ? to : today }) };
}

/** The query of the address that makes a choice; empty for what is shown by itself. */
export function queryOf({ range, from, to, issues, hidden, at, read }: Choice): string {
	const query = new URLSearchParams();
	if (range && range !== 'all') query.set('range', range);
	if (!range && from) query.set('from', from);
	if (!range && to) query.set('to', to);
	for (const id of issues?.length === 0 ? [''] : (issues ?? [])) query.append('issue', id);
	for (const line of hidden) query.append('hide', line);
	if (at) query.set('at', at);
	if (read) query.set('read', read);
	return query.size > 0 ? `?${query}` : '';
}

/** What a page of trends depends on, so that it can be read anew. */
export const TRENDS = 'demarche:trends';

/** Of an entry, what the trends show. */
export type NotedEntry = Pick<Entry, 'id' | 'day' | 'kind' | 'title' | 'issues' | 'source'>;

/** A moment from which on the board's scale was another: its ladder, or the weights of its issues. */
export interface ScaleBreak {
	at: number;
	what: readonly ('ladder' | 'weights')[];
}

/** A series from outside that is shown beside the judgement, in its own unit. */
export interface OutsideSeries {
	id: string;
	title: string;
	unit: string;
	values: [at: number, value: number | null][];
}

/** What the page of trends is given, as of a revision of the board. Moments are milliseconds since 1970; null is "not assessed". */
export interface TrendsAnswer {
	choice: Choice;
	revision: number;
	from: Day;
	to: Day;
	/** The day of the board's earliest judgement: nothing is to be seen before. */
	first: Day;
	/** True where it goes on as time does. */
	untilNow: boolean;
	index: SeriesAnswer['index'];
	lines: SeriesAnswer['issues'];
	ribbon: { issue: Slug; turns: [at: number, status: Status | null][] }[];
	entries: NotedEntry[];
	/** Whether there are older entries than those. */
	moreEntries: boolean;
	breaks: ScaleBreak[];
	outside: OutsideSeries[];
}
