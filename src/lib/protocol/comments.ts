import * as z from 'zod/mini';
import { Name } from '#lib/domain/text.ts';
import { Comment } from '#lib/domain/comment.ts';

/** Comments on one page. */
export const COMMENTS_PAGE = 20;

/** `before`: only what was posted before that revision. */
export const CommentsQuery = z.strictObject({
	before: z.optional(
		z.pipe(
			z.string().check(z.regex(/^\d{1,9}$/, 'must be a revision')),
			z.transform((text: string) => Number(text))
		)
	)
});

/** A page of an issue's comments, newest first. `next`: where the next one begins; null where there is none. */
export const CommentsAnswer = z.strictObject({
	items: z.array(Comment),
	next: z.nullable(z.int())
});
export type CommentsAnswer = z.infer<typeof CommentsAnswer>;

/** Who is at the desk of a board, for those who may speak to them. */
export const DeskAnswer = z.strictObject({
	people: z.array(z.strictObject({ id: z.string(), name: Name }))
});
export type DeskAnswer = z.infer<typeof DeskAnswer>;
export type DeskPerson = DeskAnswer['people'][number];
