import * as z from 'zod/mini';

/** One person's looking at one board: what they had seen before this visit, what they have seen now, and when last. */
export const Visit = z.strictObject({
	/** The last revision of the visit before: what came later is new to them. */
	base: z.int().check(z.minimum(0)),
	seen: z.int().check(z.minimum(0)),
	/** Milliseconds since 1970. */
	at: z.int()
});
export type Visit = z.infer<typeof Visit>;

/** Who has not looked for so long comes back on a new visit, in milliseconds. */
export const VISIT_ENDS = 30 * 60_000;

/** The visit of somebody who looks at a revision now; their first has nothing new. */
export function visited(held: Visit | null, revision: number, now: number): Visit {
	if (!held || held.seen > revision) return { base: revision, seen: revision, at: now };
	const base = now - held.at > VISIT_ENDS ? held.seen : held.base;
	return { base, seen: revision, at: now };
}

/** A visit as far as the log still holds what it saw; null where it holds nothing of that. */
export const lowered = (visit: Visit, kept: number): Visit | null =>
	kept > 0
		? { ...visit, base: Math.min(visit.base, kept), seen: Math.min(visit.seen, kept) }
		: null;

/** What the page tells of what has been seen; `all`: nothing of it is new any more. */
export const Seen = z.object({
	revision: z.coerce.number().check(z.int(), z.minimum(0)),
	/** Of the log that was seen. */
	epoch: z.string(),
	all: z.optional(z.string())
});
