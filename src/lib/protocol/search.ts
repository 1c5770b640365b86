import * as z from 'zod/mini';
import { Day } from '#lib/domain/day.ts';
import { Slug } from '#lib/domain/slug.ts';

/** What can be found, most wanted first. */
export const FOUND_KINDS = ['issue', 'person', 'position', 'entry', 'comment', 'source'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Most findings of one kind in an answer. */
export const MOST_OF_A_KIND = 20;

/** Most characters of what is searched for. */
export const MOST_SOUGHT = 200;

/** Words that are searched for. A character is what a browser counts as one: a rare Chinese sign is not two. */
export const Sought = z.string().check(
	z.trim(),
	z.refine((text) => [...text].length <= MOST_SOUGHT, `must be at most ${MOST_SOUGHT} characters`)
);

export const SearchQuery = z.strictObject({ q: z._default(Sought, '') });

/** A thing that was found: its title and text, and where it is. */
export const Finding = z.strictObject({
	kind: z.enum(FOUND_KINDS),
	/** The id of an issue, an entry, a position or a person; the revision of a comment; the address or name of a source. */
	key: z.string(),
	/** The change that left it so. */
	revision: z.int(),
	issue: z.nullable(Slug),
	day: z.nullable(Day),
	title: z.string(),
	text: z.string()
});
export type Finding = z.infer<typeof Finding>;

/** By which words a term of a query was looked for instead. */
export const Instead = z.strictObject({ sought: z.string(), words: z.array(z.string()) });
export type Instead = z.infer<typeof Instead>;

/** What was found, best first. `more`: of which kinds there is more. `instead`: by what it was found, where nothing has the words themselves. `revision`: how much of the log was read for it. */
export const SearchAnswer = z.strictObject({
	q: z.string(),
	findings: z.array(Finding),
	more: z.array(z.enum(FOUND_KINDS)),
	instead: z.array(Instead),
	revision: z.int()
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;
