import * as z from 'zod/mini';
import { Actor } from '#lib/domain/actor.ts';
import { Role } from '#lib/domain/role.ts';

/** Who has signed in, as others see them. */
export const Who = z.omit(Actor, { kind: true });
export type Who = z.infer<typeof Who>;

/** Who is at a page, and what they may do on its board. */
export const Access = z.strictObject({ who: z.nullable(Who), role: z.nullable(Role) });
export type Access = z.infer<typeof Access>;

/** Somebody of whom nothing is known. */
export const NO_ACCESS: Access = { who: null, role: null };
