import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { Instant } from './day.ts';
import { Mention } from './mention.ts';
import { Slug } from './slug.ts';
import { Name, Remark } from './text.ts';

/** What somebody of the desk said of an issue; known by the revision that posted it. */
export const Comment = z.strictObject({
	id: z.int(),
	issue: Slug,
	by: Actor,
	at: Instant,
	/** Empty once it is deleted. */
	text: z.union([Remark, z.literal('')]),
	/** Whom it speaks to, and what they are called by now where that is known to be another name. */
	mentions: z.array(z.extend(Mention, { called: z.optional(Name) })),
	/** When its author last edited it. */
	edited: z.nullable(Instant),
	/** When its author deleted it. */
	deleted: z.nullable(Instant)
});
export type Comment = z.infer<typeof Comment>;
