import * as z from 'zod/mini';
import { Board } from '#lib/domain/board.ts';
import { Change } from '#lib/domain/change.ts';
import { Command } from '#lib/domain/command.ts';
import { CommandId } from '#lib/domain/command-id.ts';
import { AskedDay, Day, Instant } from '#lib/domain/day.ts';
import { Refusal, type RefusalCode } from '#lib/domain/refusal.ts';
import { Slug } from '#lib/domain/slug.ts';
import { Status } from '#lib/domain/status.ts';

/** Largest body that is read, in bytes. */
export const LARGEST_BODY = 256 * 1024;
/** Most changes on one page. */
export const LARGEST_PAGE = 1000;
/** Most points of one line. */
export const MOST_POINTS = 2000;

const whole = (least: number, most: number) =>
	z.coerce
		.number('must be a whole number')
		.check(
			z.int('must be a whole number'),
			z.minimum(least, `must be at least ${least}`),
			z.maximum(most, `must be at most ${most}`)
		);

/** `?revision=` or `?at=`: a past state; neither: the present one. */
export const BoardQuery = z
	.strictObject({
		revision: z.optional(whole(0, Number.MAX_SAFE_INTEGER)),
		at: z.optional(z.union([Instant, AskedDay]))
	})
	.check(
		z.refine(
			(query) => !(query.revision !== undefined && query.at),
			'give revision or at, not both'
		)
	);

/** The hash of a change: SHA-256 over it and the hash of the change before (see docs/RECORD.md). */
export const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'));

const Standing = { epoch: z.string(), current: z.boolean() };

/**
 * `hash`: that of the board's last change; null until a log that is older than the hashes is sealed, and while it cannot be read.
 * `epoch`: that of the log, without which a revision says nothing after a restoration. `current`: whether that is all there is, as
 * far as the server can see.
 */
export const BoardAnswer = z.strictObject({
	board: Board,
	revision: z.int(),
	...Standing,
	hash: z.nullable(Hash)
});
export type BoardAnswer = z.infer<typeof BoardAnswer>;

/** One line of the list of boards. */
export const BoardLine = z.strictObject({
	slug: Slug,
	name: z.string(),
	revision: z.int(),
	at: Instant,
	/** Read-only. */
	archived: z.boolean()
});
export type BoardLine = z.infer<typeof BoardLine>;

/** A board that was deleted, and can still be restored. */
export interface DeletedLine {
	slug: Slug;
	name: string;
	deleted: Instant;
}

export const ChangesQuery = z.strictObject({
	since: z._default(whole(0, Number.MAX_SAFE_INTEGER), 0),
	limit: z._default(whole(1, LARGEST_PAGE), 100)
});

/** Changes in order, without a gap. `revision` is the board's present one; `more` says that the page ends before it. */
export const ChangesPage = z.strictObject({
	changes: z.array(Change),
	revision: z.int(),
	more: z.boolean()
});
export type ChangesPage = z.infer<typeof ChangesPage>;

/** `epoch` and `current` as with a board. */
export const ChangesAnswer = z.extend(ChangesPage, Standing);
export type ChangesAnswer = z.infer<typeof ChangesAnswer>;

export const CommandBody = z.strictObject({ id: CommandId, command: Command });
export const CommandAnswer = z.strictObject({ revision: z.int(), changes: z.array(Change) });
export type CommandAnswer = z.infer<typeof CommandAnswer>;

const slugs = z.pipe(
	z.string(),
	z.pipe(
		z.transform((list: string) => list.split(',').filter(Boolean)),
		z.array(Slug)
	)
);

/** `issues`: ids parted by commas, all where left out. `from`, `to`: days, both included. `points`: about how many a line may have. */
export const SeriesQuery = z.strictObject({
	issues: z.optional(slugs),
	from: z.optional(AskedDay),
	to: z.optional(AskedDay),
	points: z._default(whole(2, MOST_POINTS), 400)
});
export type SeriesQuery = z.infer<typeof SeriesQuery>;

const ms = z.int();

/** Steps as `[milliseconds since 1970, tension, status]`; index steps as `[milliseconds, index]`. Null is "not assessed". */
export const SeriesAnswer = z.strictObject({
	revision: z.int(),
	from: Day,
	to: Day,
	index: z.array(z.tuple([ms, z.nullable(z.number())])),
	issues: z.array(
		z.strictObject({
			issue: Slug,
			steps: z.array(z.tuple([ms, z.nullable(z.number()), z.nullable(Status)]))
		})
	)
});
export type SeriesAnswer = z.infer<typeof SeriesAnswer>;

export const ErrorAnswer = z.strictObject({ error: Refusal });

/** The HTTP status that each refusal is sent with. */
export const HTTP_STATUS: Record<RefusalCode, number> = {
	malformed: 400,
	unidentified: 401,
	forbidden: 403,
	not_found: 404,
	conflict: 409,
	too_large: 413,
	invalid: 422,
	too_many: 429,
	unavailable: 503
};
