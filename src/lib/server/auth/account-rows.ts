import * as z from 'zod/mini';
import { Role } from '#lib/domain/role.ts';

const flag = z.pipe(
	z.nullable(z.int()),
	z.transform((value: number | null) => value === 1)
);

/** A person who may sign in, as the database has them. */
export const AccountRow = z.object({
	id: z.string(),
	name: z.string(),
	email: z.string(),
	isAdmin: flag,
	mayCreate: flag,
	isDisabled: flag,
	twoFactorEnabled: flag,
	createdAt: z.string()
});
export type AccountRow = z.infer<typeof AccountRow>;

/** A role that somebody has on a board. */
export const MembershipRow = z.object({ board: z.string(), account: z.string(), role: Role });
export type MembershipRow = z.infer<typeof MembershipRow>;

/** Somebody at the desk of a board, and their role there. */
export const DeskRow = z.object({ id: z.string(), name: z.string(), role: Role });
export type DeskRow = z.infer<typeof DeskRow>;

/** A member of a board, as its admins see them. */
export const MemberRow = z.object({
	...DeskRow.shape,
	email: z.string(),
	isDisabled: flag
});
export type MemberRow = z.infer<typeof MemberRow>;

/** How a password is kept. */
export const PasswordRow = z.object({ password: z.string() });

/** A session of somebody, without what it is known by. */
export const SessionRow = z.object({
	id: z.string(),
	createdAt: z.string(),
	expiresAt: z.string(),
	ipAddress: z.nullable(z.string()),
	userAgent: z.nullable(z.string())
});
export type SessionRow = z.infer<typeof SessionRow>;
