import * as z from 'zod/mini';
import { Day } from './day.ts';
import { Slug } from './slug.ts';
import { Source } from './source.ts';
import { Statement } from './text.ts';

/** What a party says it wants on an issue. */
export const Position = z.strictObject({
	id: Slug,
	party: Slug,
	text: Statement,
	asOf: Day,
	source: z.optional(Source)
});
export type Position = z.infer<typeof Position>;

/** The revision that stated a position: its id ends in it. */
export const statedAt = ({ id }: Pick<Position, 'id'>): number =>
	Number(id.slice(id.lastIndexOf('-') + 1));
