import * as z from 'zod/mini';
import { Judgement } from './assessment.ts';
import { Day } from './day.ts';
import { Outlook } from './outlook.ts';
import { Source } from './source.ts';
import { Note, Paragraph } from './text.ts';

/** A command of that type, with what it asks for. */
export const command = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
	z.strictObject({ type: z.literal(type), ...shape });

export const note = z._default(Note, '');
/** The revision that the person was looking at: of what they edit, nothing is overwritten that was set since. */
export const expect = z.optional(z.int().check(z.minimum(0)));
/** A revision that there is. */
export const revision = z.int().check(z.minimum(1));
export const paragraph = z._default(Paragraph, '');

/** What an assessment says. A field left out keeps what stood on that day; null says "not assessed". */
export const assessment = {
	status: z.optional(Judgement.shape.status),
	tension: z.optional(Judgement.shape.tension),
	note,
	source: z.optional(Source),
	asOf: z.optional(Day),
	/** Null takes the standing outlook back. */
	outlook: z.optional(z.nullable(Outlook))
};
