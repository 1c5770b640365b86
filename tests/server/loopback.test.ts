import { expect, test } from 'vitest';
import { isOurHost } from '#lib/server/loopback.ts';

test.each([
	'127.0.0.1:3000',
	'localhost',
	'LOCALHOST:3000',
	'[::1]:3000',
	'127.8.8.8',
	'192.168.1.4:3000',
	'[fe80::1]:3000'
])('H5: a request for %s is for this machine', (host) => {
	expect(isOurHost(host, undefined)).toBe(true);
});

test.each([
	null,
	'',
	'board.example',
	'127.0.0.1.board.example',
	'localhost.example:3000',
	'192.168.1.4.example',
	'300.1.1.1'
])('H5: a request for %s is not', (host) => {
	expect(isOurHost(host, undefined)).toBe(false);
});

test('H5: behind a proxy, a request for the public address is for this server, and another is not', () => {
	expect(isOurHost('Board.example', 'https://board.example')).toBe(true);
	expect(isOurHost('127.0.0.1:3000', 'https://board.example')).toBe(true);
	expect(isOurHost('evil.example', 'https://board.example')).toBe(false);
});
