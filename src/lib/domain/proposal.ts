import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { Instant } from './day.ts';
import { Proposable } from './proposable.ts';
import { Slug } from './slug.ts';

/** Most proposals that wait on one issue. */
export const MOST_PROPOSALS = 8;

/** A change of an issue that somebody asked for, and that a second editor has to agree to. */
export const Proposal = z.strictObject({
	/** The revision that made it, by which it is known. */
	revision: z.int(),
	issue: Slug,
	/** What was asked, and why. */
	command: Proposable,
	/** The revision that whoever asked was looking at. */
	against: z.int(),
	by: Actor,
	at: Instant,
	/** The revision that it would undo. */
	undoes: z.optional(z.int())
});
export type Proposal = z.infer<typeof Proposal>;
