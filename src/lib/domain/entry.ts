import * as z from 'zod/mini';
import { Day } from './day.ts';
import { Slug } from './slug.ts';
import { Source } from './source.ts';
import { Paragraph, Title } from './text.ts';
import { Touched } from './touched.ts';

export const ENTRY_KINDS = [
	'meeting',
	'call',
	'visit',
	'statement',
	'measure',
	'incident',
	'agreement',
	'milestone'
] as const;

/** The kinds of entries whose people spoke with each other. */
export const ENCOUNTERS = ['meeting', 'call', 'visit'] as const satisfies readonly EntryKind[];

export const EntryKind = z.enum(ENTRY_KINDS, `must be one of ${ENTRY_KINDS.join(', ')}`);
export type EntryKind = z.infer<typeof EntryKind>;

/** From when to when a measure or an agreement holds, and when it is looked at again. */
export const Terms = z.strictObject({
	effective: z.optional(Day),
	expires: z.optional(Day),
	review: z.optional(Day)
});
export type Terms = z.infer<typeof Terms>;

const links = z.array(Slug).check(z.maxLength(60, 'must be at most 60'));

/** What an entry says, without its id. */
export const EntryBody = z.strictObject({
	kind: EntryKind,
	day: Day,
	title: Title,
	text: Paragraph,
	issues: links.check(z.minLength(1, 'must name at least one issue')),
	parties: links,
	people: links,
	source: z.optional(Source),
	terms: z.optional(Terms)
});
export type EntryBody = z.infer<typeof EntryBody>;

/** Something dated that happened or is scheduled; it touches one or more issues. */
export const Entry = z.extend(EntryBody, { id: Slug, touched: z.optional(Touched) });
export type Entry = z.infer<typeof Entry>;

/** Newest day first; on one day, the one recorded later first (ids end in the revision that made them). */
export function newestFirst(a: Entry, b: Entry): number {
	if (a.day !== b.day) return a.day < b.day ? 1 : -1;
	return recordedAt(b) - recordedAt(a);
}

/** The revision that recorded an entry: its id ends in it. */
export const recordedAt = ({ id }: Pick<Entry, 'id'>): number =>
	Number(id.slice(id.lastIndexOf('-') + 1));
