import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** People who may sign in. Of this and the next five tables, better-auth knows the columns; moments are ISO text, truths 0 or 1. */
export const userAccount = pgTable('user_account', {
	id: text().primaryKey(),
	name: text().notNull(),
	email: text().notNull().unique(),
	emailVerified: integer().notNull(),
	image: text(),
	createdAt: text().notNull(),
	updatedAt: text().notNull(),
	twoFactorEnabled: integer(),
	/** Whether they look after the installation, and may do everything on every board. */
	isAdmin: integer().notNull(),
	/** Whether they may make boards without being an admin. */
	mayCreate: integer().notNull(),
	isDisabled: integer().notNull()
});

export const session = pgTable(
	'session',
	{
		id: text().primaryKey(),
		token: text().notNull().unique(),
		userId: text()
			.notNull()
			.references(() => userAccount.id, { onDelete: 'cascade' }),
		expiresAt: text().notNull(),
		createdAt: text().notNull(),
		updatedAt: text().notNull(),
		ipAddress: text(),
		userAgent: text()
	},
	(table) => [index('session_by_user').on(table.userId)]
);

/** The ways in which somebody signs in: a password (hashed), or an account at a provider. */
export const credential = pgTable(
	'credential',
	{
		id: text().primaryKey(),
		accountId: text().notNull(),
		providerId: text().notNull(),
		userId: text()
			.notNull()
			.references(() => userAccount.id, { onDelete: 'cascade' }),
		accessToken: text(),
		refreshToken: text(),
		idToken: text(),
		accessTokenExpiresAt: text(),
		refreshTokenExpiresAt: text(),
		scope: text(),
		password: text(),
		createdAt: text().notNull(),
		updatedAt: text().notNull()
	},
	(table) => [index('credential_by_user').on(table.userId)]
);

/** What waits to be proven, such as the second half of a sign-in. */
export const verification = pgTable(
	'verification',
	{
		id: text().primaryKey(),
		identifier: text().notNull(),
		value: text().notNull(),
		expiresAt: text().notNull(),
		createdAt: text().notNull(),
		updatedAt: text().notNull()
	},
	(table) => [index('verification_by_identifier').on(table.identifier)]
);

export const twoFactor = pgTable(
	'two_factor',
	{
		id: text().primaryKey(),
		secret: text().notNull(),
		backupCodes: text().notNull(),
		userId: text()
			.notNull()
			.references(() => userAccount.id, { onDelete: 'cascade' }),
		verified: integer(),
		failedVerificationCount: integer(),
		lockedUntil: text()
	},
	(table) => [index('two_factor_by_user').on(table.userId)]
);

export const passkey = pgTable(
	'passkey',
	{
		id: text().primaryKey(),
		name: text(),
		publicKey: text().notNull(),
		userId: text()
			.notNull()
			.references(() => userAccount.id, { onDelete: 'cascade' }),
		credentialID: text().notNull(),
		counter: integer().notNull(),
		deviceType: text().notNull(),
		backedUp: integer().notNull(),
		transports: text(),
		createdAt: text(),
		aaguid: text()
	},
	(table) => [
		index('passkey_by_user').on(table.userId),
		index('passkey_by_credential').on(table.credentialID)
	]
);

/** What somebody may do on a board. */
export const membership = pgTable(
	'membership',
	{
		board: text().notNull(),
		account: text()
			.notNull()
			.references(() => userAccount.id, { onDelete: 'cascade' }),
		role: text().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.account] }),
		index('membership_by_account').on(table.account)
	]
);

/** Keys of programs. `hash` is the SHA-256 of the key; `boards` is a JSON list, or null for all; `account` made it, or an operator where it is null. */
export const apiKey = pgTable(
	'api_key',
	{
		id: text().primaryKey(),
		name: text().notNull(),
		hash: text().notNull().unique(),
		account: text().references(() => userAccount.id, { onDelete: 'cascade' }),
		role: text().notNull(),
		boards: text(),
		createdAt: text().notNull(),
		usedAt: text()
	},
	(table) => [index('api_key_by_account').on(table.account)]
);

/** Links that are good once: to become the first admin, to accept an invitation, to set a new password. `hash` is the SHA-256 of the link's secret. */
export const oneTimeLink = pgTable('one_time_link', {
	hash: text().primaryKey(),
	kind: text().notNull(),
	expiresAt: text().notNull(),
	/** What it is about, as JSON. */
	payload: text().notNull()
});

/** What this installation has decided for itself, once: the secret that signs cookies, and that it has had its first admin. */
export const decision = pgTable('decision', {
	name: text().primaryKey(),
	value: text().notNull()
});

/** One row that counts whatever changes what anybody may do, so that every process notices. */
export const access = pgTable('access', {
	id: integer().primaryKey(),
	version: integer().notNull()
});
