import * as z from 'zod/mini';
import { AskedDay, type Day } from '#lib/domain/day.ts';
import { Entry, ENTRY_KINDS, EntryKind } from '#lib/domain/entry.ts';
import { refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { Slug } from '#lib/domain/slug.ts';
import { PageCursor } from './dossier.ts';
import { Sought } from './search.ts';

/** Entries on one page of a timeline. */
export const TIMELINE_PAGE = 30;

const blank = z.literal('');
const orBlank = <T extends z.ZodMiniType>(schema: T) => z.optional(z.union([blank, schema]));

/** What an address asks of a timeline. `day` jumps there; `before` and `after` are cursors of its pages. */
const TimelineQuery = z.object({
	kind: z.optional(z.union([blank, EntryKind], `must be one of ${ENTRY_KINDS.join(', ')}`)),
	issue: orBlank(Slug),
	party: orBlank(Slug),
	person: orBlank(Slug),
	q: z.optional(Sought),
	day: z.optional(z.union([blank, AskedDay], 'must be a day such as 2024-08-29')),
	before: orBlank(PageCursor),
	after: orBlank(PageCursor),
	view: z.optional(z.enum(['', 'entries', 'agenda'], 'must be entries or agenda'))
});

const FILTERS = ['kind', 'issue', 'party', 'person', 'q'] as const;

/** Which entries are shown: an empty field leaves out none. */
export type EntryFilter = Record<(typeof FILTERS)[number], string>;

/** Which page of them. */
export type TimelinePlace =
	{ kind: 'day'; day: Day | null } | { kind: 'before' | 'after'; cursor: string };

export interface TimelineChoice {
	filter: EntryFilter;
	place: TimelinePlace;
	view: 'entries' | 'agenda';
}

/** The choice that an address makes; what is wrong with it, where it makes none. */
export function timelineIn(query: URLSearchParams): TimelineChoice | Refusal {
	const names = [...FILTERS, 'day', 'before', 'after', 'view'] as const;
	const asked = Object.fromEntries(names.map((name) => [name, query.get(name) ?? undefined]));
	const parsed = TimelineQuery.safeParse(asked);
	if (!parsed.success) return refuseInvalid(parsed.error);
	const { kind = '', issue = '', party = '', person = '', q = '', view } = parsed.data;
	return {
		filter: { kind, issue, party, person, q },
		place: placeIn(parsed.data),
		view: view || 'entries'
	};
}

function placeIn({ day, before, after }: z.infer<typeof TimelineQuery>): TimelinePlace {
	if (before) return { kind: 'before', cursor: before };
	if (after) return { kind: 'after', cursor: after };
	return { kind: 'day', day: day || null };
}

/** The query that asks for the entries of a filter, with what else is given. */
export function timelineQuery(filter: EntryFilter, also: Record<string, string> = {}): string {
	const said = Object.entries({ ...filter, ...also }).filter(([, value]) => value !== '');
	return said.length > 0 ? `?${new URLSearchParams(said)}` : '?';
}

/** Whether an entry is one of those that a filter shows. */
export function passesFilter(
	entry: Entry,
	{ kind, issue, party, person, q }: EntryFilter
): boolean {
	if (kind && entry.kind !== kind) return false;
	if (issue && !entry.issues.includes(issue)) return false;
	if (party && !entry.parties.includes(party)) return false;
	if (person && !entry.people.includes(person)) return false;
	return hasWords(entry, q);
}

function hasWords({ title, text, source }: Entry, q: string): boolean {
	const words = q.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return true;
	const all = `${title}\n${text}\n${source?.publisher ?? ''}\n${source?.title ?? ''}`.toLowerCase();
	return words.every((word) => all.includes(word));
}

/** A page of entries, the newest first, and the cursors of the pages beside it; null where there is none. */
export const TimelinePage = z.object({
	entries: z.array(Entry),
	older: z.nullable(PageCursor),
	newer: z.nullable(PageCursor)
});
export type TimelinePage = z.infer<typeof TimelinePage>;
