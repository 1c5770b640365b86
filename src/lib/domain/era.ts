import * as z from 'zod/mini';
import { Day } from './day.ts';
import { freeSlug, Slug } from './slug.ts';
import { Source } from './source.ts';
import { Name } from './text.ts';

/** Most spans that one board names: more would not be told apart on its charts. */
export const MOST_ERAS = 60;

/** A span of time that a board names, such as an administration or a truce; without an end it lasts. */
export const Era = z.strictObject({
	id: Slug,
	name: Name,
	from: Day,
	/** Its last day. */
	to: z.optional(Day),
	source: z.optional(Source)
});
export type Era = z.infer<typeof Era>;

/** The id that a span of this name gets where others are taken. */
export const eraId = (name: string, taken: ReadonlySet<Slug>): Slug => freeSlug(name, 'era', taken);

/** The spans with one in place of that of its id, or beside them: in order of their first days. */
export const withEra = (held: readonly Era[], era: Era): Era[] =>
	[...held.filter(({ id }) => id !== era.id), era].toSorted(byFirstDay);

const byFirstDay = (a: Era, b: Era): number => {
	if (a.from !== b.from) return a.from < b.from ? -1 : 1;
	return a.id < b.id ? -1 : 1;
};
