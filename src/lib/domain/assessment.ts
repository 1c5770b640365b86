import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { Day, Instant } from './day.ts';
import { Source } from './source.ts';
import { Status } from './status.ts';
import { Tension } from './tension.ts';
import { Note } from './text.ts';

/** A status and a tension; null is "not assessed", a value of its own. */
export const Judgement = z.strictObject({
	status: z.nullable(Status),
	tension: z.nullable(Tension)
});
export type Judgement = z.infer<typeof Judgement>;

export const NOT_ASSESSED: Judgement = { status: null, tension: null };

/** The judgement that stands on an issue's card: the one with the latest `asOf`, and of those the one recorded last. */
export const Assessment = z.extend(Judgement, {
	note: Note,
	asOf: Day,
	at: Instant,
	revision: z.int(),
	by: Actor,
	/** The second editor who agreed, where one was asked. */
	confirmedBy: z.optional(Actor),
	source: z.optional(Source)
});
export type Assessment = z.infer<typeof Assessment>;
