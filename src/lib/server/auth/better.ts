import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#lib/protocol/accounts.ts';
import type { Database } from '../database/database.ts';
import { log } from '../log.ts';
import { ADDRESS_HEADER, COOKIE_PREFIX, isSecure } from './session-cookie.ts';
import { sqlAdapter } from './sql-adapter.ts';

/** A session ends this many seconds after the sign-in, whatever happens meanwhile. */
const SESSION = 30 * 24 * 60 * 60;

/** What the library of accounts must know of the installation. */
export interface BetterWorld {
	readonly database: Database;
	readonly secret: string;
	/** Where people find this server: `https://board.example`. */
	readonly origin: string;
	/** Whether somebody may sign in at all. */
	readonly maySignIn: (account: string) => Promise<boolean>;
	/** Sessions or accounts have changed. */
	readonly changed: () => Promise<void>;
}

const flag = { type: 'boolean', required: false, defaultValue: false, input: false } as const;

/** The library of accounts, for one address at which the server is found. */
export const betterAt = ({ database, secret, origin, maySignIn, changed }: BetterWorld) =>
	betterAuth({
		appName: 'Demarche',
		baseURL: origin,
		basePath: '/api/auth',
		secret,
		trustedOrigins: [origin],
		database: sqlAdapter(database, changed),
		telemetry: { enabled: false },
		rateLimit: { enabled: false },
		logger: { log: (level, message) => log.debug({ level }, message) },
		user: {
			modelName: 'user_account',
			additionalFields: { isAdmin: flag, mayCreate: flag, isDisabled: flag }
		},
		account: { modelName: 'credential' },
		session: { expiresIn: SESSION, disableSessionRefresh: true },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: SHORTEST_PASSWORD,
			maxPasswordLength: LONGEST_PASSWORD
		},
		databaseHooks: { session: { create: { before: ({ userId }) => maySignIn(userId) } } },
		advanced: {
			cookiePrefix: COOKIE_PREFIX,
			useSecureCookies: isSecure(origin),
			defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
			ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] }
		},
		plugins: [twoFactor({ issuer: 'Demarche', twoFactorTable: 'two_factor' })]
	});

export type Better = ReturnType<typeof betterAt>;
