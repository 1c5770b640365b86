import * as z from 'zod/mini';
import { Email, NewPassword } from '#lib/protocol/accounts.ts';
import { isIP } from 'node:net';
import type { CommandRates } from './command-limits.ts';
import { backupOf, BackupVariables, type BackupConfig } from './config-backup.ts';
import { mailOf, MailVariables, type MailConfig } from './config-mail.ts';
import { metricsOf, MetricsVariables, type MetricsConfig } from './config-metrics.ts';
import { SignInVariables, signInOf, type SignInConfig } from './config-sign-in.ts';
import { ADDRESS_RULE, isPostgresAddress } from './database/postgres-address.ts';
import type { ConnectionLimits } from './guests.ts';
import { isLoopback } from './loopback.ts';
import { StartError } from './start-error.ts';

const PORT_RULE = 'must be a whole number from 0 to 65535';
const ORIGIN_RULE = 'must be an address such as https://board.example, without a path';
const LIMIT_RULE = 'must be a whole number from 1 to 999999999';
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const isOrigin = (text: string) =>
	URL.canParse(text) &&
	/^https?:$/.test(new URL(text).protocol) &&
	new URL(text).origin === text.toLowerCase().replace(/\/$/, '');

const isFile = (text: string) => /^file:.+/.test(text);
const isDatabase = (text: string) => isFile(text) || /^postgres(ql)?:\/\/.+/.test(text);
const isReadable = (text: string) => isFile(text) || isPostgresAddress(text);

const limit = (otherwise: string) =>
	z._default(
		z.string().check(z.refine((text) => /^[1-9]\d{0,8}$/.test(text), LIMIT_RULE)),
		otherwise
	);
/** A name could mean any address: what it listens on is said outright. */
const isHost = (text: string) => isLoopback(text) || isIP(text.replace(/^\[(.*)\]$/, '$1')) !== 0;

const Environment = z.object({
	HOST: z._default(
		z.string().check(z.refine(isHost, 'must be an address, such as 0.0.0.0, or localhost')),
		'127.0.0.1'
	),
	PORT: z._default(
		z.string().check(z.refine((text) => /^\d{1,5}$/.test(text) && Number(text) < 65536, PORT_RULE)),
		'3000'
	),
	ORIGIN: z.optional(z.string().check(z.refine(isOrigin, ORIGIN_RULE))),
	DATABASE_URL: z._default(
		z
			.string()
			.check(
				z.refine(isDatabase, 'must start with file: or postgres://'),
				z.refine(isReadable, ADDRESS_RULE)
			),
		'file:./data/demarche.db'
	),
	DEMARCHE_SAMPLE: z._default(z.enum(['on', 'off'], 'must be on or off'), 'on'),
	DEMARCHE_TRUSTED_PROXIES: z._default(
		z.string().check(z.refine((text) => /^\d$/.test(text), 'must be a whole number from 0 to 9')),
		'0'
	),
	DEMARCHE_SECRET: z.optional(
		z.string().check(z.minLength(32, 'must have at least 32 characters'))
	),
	DEMARCHE_ADMIN_EMAIL: z.optional(Email),
	DEMARCHE_ADMIN_PASSWORD: z.optional(NewPassword),
	...SignInVariables.shape,
	...MailVariables.shape,
	...BackupVariables.shape,
	...MetricsVariables.shape,
	DEMARCHE_CONNECTIONS: limit('20000'),
	DEMARCHE_CONNECTIONS_EACH: limit('1000'),
	DEMARCHE_COMMANDS_EACH: limit('600'),
	DEMARCHE_COMMANDS_BOARD: limit('6000'),
	DEMARCHE_LOG: z._default(z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`), 'info')
});

/** What the operator has decided, once it is known to make sense. */
export interface Config {
	readonly host: string;
	/** 0 lets the system choose a free one. */
	readonly port: number;
	/** The public address, such as `https://board.example`; undefined means: as each request says. */
	readonly origin: string | undefined;
	readonly databaseUrl: string;
	readonly sample: boolean;
	/** How many proxies before it may be believed about where a request comes from. */
	readonly trustedProxies: number;
	/** What signs cookies; undefined means: one that is made at the first start. */
	readonly secret: string | undefined;
	/** Who becomes the first admin, where there is none yet. */
	readonly admin: { readonly email: string; readonly password: string } | undefined;
	readonly signIn: SignInConfig;
	/** How mail is sent; undefined where none is. */
	readonly mail: MailConfig | undefined;
	readonly backup: BackupConfig;
	readonly metrics: MetricsConfig;
	readonly connections: ConnectionLimits;
	readonly commands: CommandRates;
	readonly log: (typeof LEVELS)[number];
}

/** These hold passwords, which belong neither on a screen nor in a log. */
const SECRET = new Set([
	'DATABASE_URL',
	'DEMARCHE_SECRET',
	'DEMARCHE_ADMIN_PASSWORD',
	'DEMARCHE_SMTP_URL',
	'DEMARCHE_METRICS_TOKEN',
	'DEMARCHE_OIDC_SECRET'
]);

type Variables = Readonly<Record<string, string | undefined>>;

/** The configuration these variables describe, or what is wrong with the first that is wrong. Blank means not set. */
export function configOf(variables: Variables): Config | StartError {
	const given = Object.entries(variables).filter(([, value]) => value?.trim());
	const parsed = Environment.safeParse(Object.fromEntries(given));
	if (!parsed.success) return wrong(parsed.error.issues[0], variables);
	const { HOST, PORT, ORIGIN, DATABASE_URL, DEMARCHE_SAMPLE, DEMARCHE_LOG } = parsed.data;
	const admin = adminIn(parsed.data);
	if (admin instanceof StartError) return admin;
	const signIn = signInOf(parsed.data);
	if (signIn instanceof StartError) return signIn;
	const origin = ORIGIN && new URL(ORIGIN).origin;
	const mail = mailOf(parsed.data, origin);
	if (mail instanceof StartError) return mail;
	return {
		host: HOST.replace(/^\[(.*)\]$/, '$1'),
		port: Number(PORT),
		origin,
		databaseUrl: DATABASE_URL,
		sample: DEMARCHE_SAMPLE === 'on',
		trustedProxies: Number(parsed.data.DEMARCHE_TRUSTED_PROXIES),
		secret: parsed.data.DEMARCHE_SECRET,
		admin,
		signIn,
		mail,
		backup: backupOf(parsed.data),
		metrics: metricsOf(parsed.data),
		...limitsOf(parsed.data),
		log: DEMARCHE_LOG
	};
}

const limitsOf = (
	given: z.infer<typeof Environment>
): Pick<Config, 'connections' | 'commands'> => ({
	connections: {
		inAll: Number(given.DEMARCHE_CONNECTIONS),
		fromOne: Number(given.DEMARCHE_CONNECTIONS_EACH)
	},
	commands: {
		ofOne: Number(given.DEMARCHE_COMMANDS_EACH),
		onBoard: Number(given.DEMARCHE_COMMANDS_BOARD)
	}
});

/** The configuration of this process. Throws a StartError that says which variable is wrong. */
export function readConfig(): Config {
	const config = configOf(process.env);
	if (config instanceof StartError) throw config;
	return config;
}

function adminIn({
	DEMARCHE_ADMIN_EMAIL: email,
	DEMARCHE_ADMIN_PASSWORD: password
}: z.infer<typeof Environment>): Config['admin'] | StartError {
	if (email && password) return { email, password };
	if (!email && !password) return undefined;
	return new StartError(
		'DEMARCHE_ADMIN_EMAIL and DEMARCHE_ADMIN_PASSWORD go together: give both, or neither'
	);
}

function wrong(issue: z.core.$ZodIssue | undefined, variables: Variables): StartError {
	const name = String(issue?.path[0]);
	const given = SECRET.has(name) ? '' : `, not "${variables[name] ?? ''}"`;
	return new StartError(`${name} ${issue?.message ?? 'is wrong'}${given}`);
}
