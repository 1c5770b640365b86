import * as z from 'zod/mini';
import { Day } from './day.ts';
import { Paragraph, Title } from './text.ts';

/** A briefing that was saved: what somebody called it and wrote over it, and the seal of what the log said. */
export const savedBriefing = {
	title: Title,
	from: Day,
	to: Day,
	/** The revision that it was made at. */
	made: z.int().check(z.minimum(1)),
	summary: Paragraph,
	/** SHA-256 of its text, which is kept beside the log. */
	digest: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'))
};
