import * as z from 'zod/mini';
import { Name } from './text.ts';

/** Somebody whom a comment speaks to: `@` and the name stand in its text; the account says who it is, whatever they are called later. */
export const Mention = z.strictObject({
	account: z.string().check(z.minLength(1), z.maxLength(64)),
	name: Name
});
export type Mention = z.infer<typeof Mention>;

export const Mentions = z.array(Mention).check(z.maxLength(20, 'may be at most 20'));

/** Those of the people whom the text really names, each once. */
export function mentionsIn(text: string, given: readonly Mention[] = []): Mention[] {
	const named = given.filter(({ name }) => text.includes(`@${name}`));
	return [...new Map(named.map((mention) => [mention.account, mention])).values()];
}
