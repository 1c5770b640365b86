import * as z from 'zod/mini';
import { Day } from './day.ts';
import { Slug } from './slug.ts';
import { Name, Title } from './text.ts';

/** An official of one party, with the days in that role where known. */
export const Person = z.strictObject({
	id: Slug,
	name: Name,
	party: Slug,
	role: Title,
	from: z.optional(Day),
	to: z.optional(Day)
});
export type Person = z.infer<typeof Person>;
