import * as z from 'zod/mini';

/** What somebody may do on a board: read it though it is private, change what it says, or look after the board itself. */
export const Role = z.enum(['viewer', 'editor', 'admin'], 'must be viewer, editor or admin');
export type Role = z.infer<typeof Role>;

const ORDER = Role.options;

/** Whether a role, if any, holds what another one does. */
export const isAtLeast = (role: Role | null, least: Role): boolean =>
	role !== null && ORDER.indexOf(role) >= ORDER.indexOf(least);

/** The one of two roles that may do more. */
export const higher = (one: Role | null, other: Role | null): Role | null =>
	one && isAtLeast(one, other ?? 'viewer') ? one : other;

/** The one of two roles that may do less. */
export const lower = (one: Role, other: Role): Role => (isAtLeast(one, other) ? other : one);
