import { expect, test } from 'vitest';
import { configOf } from '#lib/server/config.ts';

test('H2: without a variable set, every value has its default', () => {
	expect(configOf({})).toEqual({
		host: '127.0.0.1',
		port: 3000,
		origin: undefined,
		databaseUrl: 'file:./data/demarche.db',
		sample: true,
		connections: { inAll: 20_000, fromOne: 1_000 },
		commands: { ofOne: 600, onBoard: 6_000 },
		trustedProxies: 0,
		secret: undefined,
		admin: undefined,
		signIn: { signUp: false, provider: undefined },
		mail: undefined,
		backup: { folder: undefined, every: 86_400_000, keep: 14 },
		metrics: { loopback: false, token: undefined },
		log: 'info'
	});
});

test('H2: what the environment says stands', () => {
	const given = {
		HOST: '[::1]',
		PORT: '0',
		ORIGIN: 'https://board.example/',
		DATABASE_URL: 'postgres://desk@db/demarche',
		DEMARCHE_SAMPLE: 'off',
		DEMARCHE_CONNECTIONS: '50',
		DEMARCHE_CONNECTIONS_EACH: '5',
		DEMARCHE_COMMANDS_EACH: '40',
		DEMARCHE_COMMANDS_BOARD: '400',
		DEMARCHE_LOG: 'warn'
	};
	expect(configOf(given)).toEqual({
		host: '::1',
		port: 0,
		origin: 'https://board.example',
		databaseUrl: 'postgres://desk@db/demarche',
		sample: false,
		connections: { inAll: 50, fromOne: 5 },
		commands: { ofOne: 40, onBoard: 400 },
		trustedProxies: 0,
		secret: undefined,
		admin: undefined,
		signIn: { signUp: false, provider: undefined },
		mail: undefined,
		backup: { folder: undefined, every: 86_400_000, keep: 14 },
		metrics: { loopback: false, token: undefined },
		log: 'warn'
	});
});

test('H2: a blank variable counts as not set, and a stranger is let be', () => {
	expect(configOf({ PORT: '', ORIGIN: ' ', LANG: 'C' })).toEqual(configOf({}));
});

test.each([
	['PORT', 'http'],
	['PORT', '65536'],
	['PORT', '-1'],
	['PORT', '1e3'],
	['ORIGIN', 'board.example'],
	['ORIGIN', 'https://board.example/path'],
	['ORIGIN', 'ftp://board.example'],
	['DEMARCHE_SAMPLE', 'yes'],
	['DEMARCHE_METRICS', 'on'],
	['DEMARCHE_LOG', 'loud']
])('H3: %s="%s" is refused in one line that names it', (name, value) => {
	const refused = configOf({ [name]: value });
	expect(refused).toBeInstanceOf(Error);
	expect(String(refused)).toMatch(new RegExp(`^StartError: ${name} must be .*, not "${value}"$`));
});

test('H3: a wrong database address is refused without repeating its password', () => {
	const refused = String(configOf({ DATABASE_URL: 'mysql://desk:secret@db/demarche' }));
	expect(refused).toBe('StartError: DATABASE_URL must start with file: or postgres://');
});

test.each([
	...['postgres://desk:12/secret@db/demarche', 'postgres://desk:12#secret@db/demarche'],
	...['postgres://desk:12?secret@db/demarche', 'postgres://desk:12@3/secret@db/demarche'],
	...[
		'postgres://desk:secret%ff@db/demarche',
		'postgres://desk:secret@[',
		'postgres://desk:secret@db:x/y'
	]
])('H3: %s is refused without repeating anything of it', (address) => {
	const refused = String(configOf({ DATABASE_URL: address }));
	expect(refused).toMatch(/^StartError: DATABASE_URL must be an address such as [^"]*encoded$/);
	expect(refused).not.toContain('secret');
});

test.each([
	...['postgres://desk:se%2Fcr%40et@db/demarche', 'postgres://desk:se@cret@db:5432/demarche'],
	...['postgresql://desk:s@/demarche?host=/run/postgresql', 'postgres://desk:a b@db/demarche']
])('H2: %s is an address of a database', (address) => {
	expect(configOf({ DATABASE_URL: address })).toMatchObject({ databaseUrl: address });
});

test.each(['0.0.0.0', '::', '192.168.1.4', '[::1]'])('H4: it may listen on %s', (HOST) => {
	expect(configOf({ HOST })).toMatchObject({ host: HOST.replace(/[[\]]/g, '') });
});

test.each(['board.example', '127.0.0.300'])('H4: listening on %s is refused', (HOST) => {
	expect(String(configOf({ HOST }))).toContain('HOST must be an address');
});

test('U7: the first admin needs both an address and a password, which is never printed', () => {
	const half = configOf({ DEMARCHE_ADMIN_EMAIL: 'ann@board.example' });
	expect(String(half)).toContain('go together');
	const short = configOf({ DEMARCHE_ADMIN_EMAIL: 'a@b.example', DEMARCHE_ADMIN_PASSWORD: 'hush' });
	expect(String(short)).toContain('DEMARCHE_ADMIN_PASSWORD must have at least 10 characters');
	expect(String(short)).not.toContain('hush');
});
