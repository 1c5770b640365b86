import * as z from 'zod/mini';
import { Slug } from '#lib/domain/slug.ts';

/** How much of somebody's inbox is unread. */
export const Unread = z.strictObject({ unread: z.int().check(z.minimum(0)) });
export type Unread = z.infer<typeof Unread>;

/** Something in somebody's inbox, by the change that brought it. */
export const InboxKey = z.object({
	board: Slug,
	revision: z.coerce.number().check(z.int(), z.minimum(1))
});
export type InboxKey = z.infer<typeof InboxKey>;

/** Whether somebody follows an issue, and what made them; null where nothing did. */
export const Following = z.strictObject({
	follows: z.boolean(),
	why: z.nullable(z.enum(['chosen', 'commented', 'assessed']))
});
export type Following = z.infer<typeof Following>;

export const FollowEdit = z.strictObject({ follows: z.boolean() });
