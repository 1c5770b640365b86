import type { CommandInput } from '#lib/domain/command.ts';
import { adminOf, anAccount, post } from '../harness/accounts.ts';
import { ask } from '../harness/ask.ts';
import { BuiltServer } from '../harness/server.ts';

/** A private board, in whose words nothing else is written. */
export const PRIVATE = 'quiet-talks';
/** A board that everybody may read. */
export const PUBLIC = 'open-talks';
/** What only readers of the private board may see. */
export const PRIVATE_WORDS = ['Zanzibar accord', 'Heliograph question', 'Heliograph note'];

/** Everybody who may knock. */
export const CALLERS = [
	'anonymous',
	'viewer',
	'editor',
	'admin',
	'site admin',
	'read key',
	'write key',
	'key of another board',
	'admin of another board',
	'disabled account',
	'revoked key'
] as const;
export type Caller = (typeof CALLERS)[number];

/** Who may read the private board. */
export const READERS: readonly Caller[] = [
	'viewer',
	'editor',
	'admin',
	'site admin',
	'read key',
	'write key'
];

/** What a caller brings to say who they are. */
interface Ticket {
	readonly headers: Record<string, string>;
	readonly key?: string;
}

/** A server with two boards, and everybody who may knock. */
export interface Castle {
	readonly server: BuiltServer;
	readonly tickets: Readonly<Record<Caller, Ticket>>;
}

const PARTIES: Extract<CommandInput, { type: 'board.create' }>['parties'] = [
	{ id: 'us', name: 'United States', iso: 'US', capital: 'Washington', timezone: 'UTC' },
	{ id: 'cn', name: 'China', iso: 'CN', capital: 'Beijing', timezone: 'Asia/Shanghai' }
];

const boardOf = (name: string, issue: string): CommandInput[] => [
	{ type: 'board.create', name, parties: PARTIES },
	{ type: 'category.add', name: 'Trade' },
	{
		type: 'issue.open',
		title: `${issue} question`,
		category: 'trade',
		assessment: { status: 'strained', tension: 60, note: `${issue} note` }
	},
	{ type: 'person.add', name: 'Somebody', party: 'us', role: 'Envoy' }
];

/** Builds it. The caller disposes of its server. */
export async function aCastle(env: Record<string, string> = {}): Promise<Castle> {
	const server = await BuiltServer.start({ DEMARCHE_SAMPLE: 'off', ...env });
	await ask(server, PUBLIC, ...boardOf('Open talks', 'Tariff'));
	await ask(server, PRIVATE, ...boardOf('Zanzibar accord', 'Heliograph'));
	await ask(server, PRIVATE, { type: 'board.edit', visibility: 'private' });
	return { server, tickets: await ticketsOf(server) };
}

async function ticketsOf(server: BuiltServer): Promise<Castle['tickets']> {
	const person = async (role: 'viewer' | 'editor' | 'admin', board = PRIVATE) =>
		withCookie((await anAccount(server, `A ${role}`, { role, board })).cookie);
	const key = async (role: string, board = PRIVATE) => withKey(await aKey(server, role, board));
	return {
		anonymous: { headers: {} },
		viewer: await person('viewer'),
		editor: await person('editor'),
		admin: await person('admin'),
		'site admin': withCookie(await adminOf(server)),
		'read key': await key('viewer'),
		'write key': await key('editor'),
		'key of another board': await key('admin', PUBLIC),
		'admin of another board': await person('admin', PUBLIC),
		'disabled account': withCookie(await aDisabled(server)),
		'revoked key': withKey(await aRevoked(server))
	};
}

const withCookie = (cookie: string): Ticket => ({ headers: { cookie } });
const withKey = (key: string): Ticket => ({ headers: { authorization: `Bearer ${key}` }, key });

async function aKey(server: BuiltServer, role: string, board: string): Promise<string> {
	const fields = { name: `A ${role} key`, role, board };
	const answer = await post(server, '/account?/createKey', fields, await adminOf(server));
	return wordIn(await answer.text(), /demarche_[\w-]{43}/);
}

/** An account with every role on the private board, that is kept out. */
async function aDisabled(server: BuiltServer): Promise<string> {
	const { email, cookie } = await anAccount(server, 'Gone', { role: 'admin', board: PRIVATE });
	const headers = { cookie: await adminOf(server) };
	const people = await (await fetch(`${server.url}/people`, { headers })).text();
	const id = wordIn(people.slice(people.indexOf(email)), /name="id" value="([^"]+)"/);
	const fields = { id, standing: 'disabled' };
	await post(server, '/people?/standing', fields, await adminOf(server));
	return cookie;
}

async function aRevoked(server: BuiltServer): Promise<string> {
	const admin = await adminOf(server);
	const fields = { name: 'To be revoked', role: 'admin', board: PRIVATE };
	const made = await post(server, '/account?/createKey', fields, admin);
	const page = await made.text();
	const key = wordIn(page, /demarche_[\w-]{43}/);
	const id = wordIn(page.slice(page.indexOf('To be revoked')), /name="id" value="([^"]+)"/);
	await post(server, '/account?/revokeKey', { id }, admin);
	return key;
}

function wordIn(text: string, pattern: RegExp): string {
	const found = pattern.exec(text);
	if (!found) throw new Error(`There is no ${String(pattern)} in ${text.slice(0, 2_000)}`);
	return found[1] ?? found[0];
}
