import * as z from 'zod/mini';
import { Name } from './text.ts';

/** Who makes a change: a person at the desk, a program, or Demarche itself. */
export const Actor = z.strictObject({
	kind: z.enum(['person', 'program', 'system']),
	id: z.string().check(z.minLength(1), z.maxLength(64)),
	name: Name,
	/** The account in whose name a program acts. */
	of: z.optional(z.string())
});
export type Actor = z.infer<typeof Actor>;

/** Whether there is one person behind two actors: the same, or a program that acts for them. */
export const isSamePerson = (one: Actor, other: Actor): boolean =>
	(one.of ?? one.id) === (other.of ?? other.id);
