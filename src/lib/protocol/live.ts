import * as z from 'zod/mini';
import { Actor } from '#lib/domain/actor.ts';
import { Board } from '#lib/domain/board.ts';
import { Change } from '#lib/domain/change.ts';
import { Command } from '#lib/domain/command.ts';
import { CommandId } from '#lib/domain/command-id.ts';
import { Instant } from '#lib/domain/day.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { Slug } from '#lib/domain/slug.ts';
import type { Access } from './access.ts';
import type { Unread } from './inbox.ts';

/** A gap of more changes than this is answered with the whole board. */
export const LARGEST_CATCH_UP = 1000;
/** The server pings this often, in milliseconds; */
export const PING_EVERY = 5_000;
/** and either side gives a silent connection up this much later: well within 20 s. */
export const PING_PATIENCE = 8_000;

const Revision = z.int().check(z.minimum(0));

/** Once per connection: the server's version and its clock. */
export const Hello = z.strictObject({ version: z.string(), at: Instant });
export type Hello = z.infer<typeof Hello>;

/** `since`: the revision the viewer holds; left out, it holds nothing. */
export const Join = z.strictObject({ board: Slug, since: z.optional(Revision) });
export type Join = z.infer<typeof Join>;

const Refused = z.strictObject({ ok: z.literal(false), error: Refusal });

/** What came since, or the whole board where the gap is large. */
export const JoinAnswer = z.union([
	z.strictObject({ ok: z.literal(true), revision: Revision, changes: z.array(Change) }),
	z.strictObject({ ok: z.literal(true), revision: Revision, board: Board }),
	Refused
]);
export type JoinAnswer = z.infer<typeof JoinAnswer>;

/** `id` is the sender's: sent again with it, the command takes effect once. */
export const Submit = z.strictObject({ board: Slug, id: CommandId, command: Command });
export type Submit = z.infer<typeof Submit>;

export const SubmitAnswer = z.union([
	z.strictObject({ ok: z.literal(true), revision: Revision, changes: z.array(Change) }),
	Refused
]);
export type SubmitAnswer = z.infer<typeof SubmitAnswer>;

/** Changes of one board, in order, without a gap among them. */
export const Changes = z.strictObject({ board: Slug, changes: z.array(Change) });
export type Changes = z.infer<typeof Changes>;

/** What one person says of themself: on which issue they are, and whether they only look. */
export const Doing = z.strictObject({
	board: Slug,
	issue: z.nullable(Slug),
	doing: z.enum(['viewing', 'assessing'])
});
export type Doing = z.infer<typeof Doing>;

/** Everyone at the desk of a board now, and how many connections look at it in all. */
export const Presence = z.strictObject({
	board: Slug,
	viewers: z.int(),
	people: z.array(z.extend(z.omit(Doing, { board: true }), { actor: Actor }))
});
export type Presence = z.infer<typeof Presence>;

/** What a program says of itself when it connects. A person is known by the session of their browser. */
export const Handshake = z.object({ key: z.optional(z.string()) });
export type Handshake = z.infer<typeof Handshake>;

/** What keeps the server from saving, in words; null once it saves again. `current`: whether what is shown is all that there is. */
export const Ailing = z.strictObject({ why: z.nullable(z.string()), current: z.boolean() });
export type Ailing = z.infer<typeof Ailing>;

/** The server ends soon, and others serve on: to come back to them, after a random part of so many ms. */
export const Leave = z.strictObject({ within: z.int().check(z.minimum(0)) });
export type Leave = z.infer<typeof Leave>;

/**
 * Of which epoch a board's log is. Where a restoration began it: when that backup was made, in which epoch, and up to which
 * revision the log is as it was then.
 */
export const Epoch = z.strictObject({
	board: Slug,
	epoch: z.string(),
	restored: z.nullable(z.strictObject({ made: Instant, of: z.string(), kept: Revision }))
});
export type Epoch = z.infer<typeof Epoch>;

/** Whether the links that the board which was joined cites are being checked: how far that has come is read. */
export const Checking = z.strictObject({ isGoing: z.boolean() });
export type Checking = z.infer<typeof Checking>;

/** Events the server sends, for socket.io's types. */
export interface ServerEvents {
	hello(hello: Hello): void;
	changes(changes: Changes): void;
	presence(presence: Presence): void;
	/** Before the answer to a join, for whoever has signed in; and whenever it changes. */
	access(access: Access): void;
	/** For whoever has signed in: how much of their inbox is unread, whenever that changes. */
	inbox(unread: Unread): void;
	/** Whenever it changes, and to whoever comes meanwhile. */
	ailing(ailing: Ailing): void;
	leave(leave: Leave): void;
	/** Before the answer to a join. */
	epoch(epoch: Epoch): void;
	/** When a check begins or ends, and to whoever joins meanwhile. */
	checking(checking: Checking): void;
}

/** Events a client sends. What arrives is unknown until it is parsed. */
export interface ClientEvents {
	join(join: Join, answer: (answer: JoinAnswer) => void): void;
	submit(submit: z.input<typeof Submit>, answer: (answer: SubmitAnswer) => void): void;
	presence(doing: Doing): void;
}
