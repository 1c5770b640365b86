import * as z from 'zod/mini';
import { Name } from './text.ts';

/** Who makes a change: a person at the desk, a program, or Demarche itself. */
export const Actor = z.strictObject({
	kind: z.enum(['person', 'program', 'system']),
	id: z.string().check(z.minLength(1), z.maxLength(64)),
	name: Name
});
export type Actor = z.infer<typeof Actor>;
