import * as z from 'zod/mini';
import { Day } from './day.ts';
import { Name, Title } from './text.ts';

/** Only web addresses: anything else would be a script or a file of the reader's own machine. */
const WebAddress = z.string().check(
	z.trim(),
	z.maxLength(2000, 'must be at most 2000 characters'),
	z.refine(
		(text) => /^https?:\/\/[^/]/i.test(text) && URL.canParse(text),
		'must be a web address that begins with http:// or https://'
	)
);

/** Where a fact or a judgement can be read. */
export const Source = z.strictObject({
	publisher: Name,
	title: z.optional(Title),
	url: z.optional(WebAddress),
	date: z.optional(Day)
});
export type Source = z.infer<typeof Source>;
