import { randomBytes } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { tellable, tellablePath } from '#lib/server/failure.ts';
import { log } from '#lib/server/log.ts';

const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
afterEach(() => logged.mockClear());

const failure = { requestId: 'r-1', method: 'GET', path: '/b/us-china' };

test('H7: what nobody expected is logged once with its id, and its reader learns nothing of the insides', () => {
	const error = new Error('no such table: change');
	const told = tellable({ ...failure, error, status: 500, message: 'Internal Error' });
	expect(told).toEqual({
		message: expect.stringMatching(/^Something went wrong/),
		requestId: 'r-1'
	});
	expect(logged).toHaveBeenCalledExactlyOnceWith(
		{ err: error, ...failure, status: 500 },
		'request failed'
	);
});

test('H7: a missing page is no failure of the server, and is not logged', () => {
	const told = tellable({ ...failure, error: new Error('x'), status: 404, message: 'Not Found' });
	expect(told.message).toBe('There is nothing at this address');
	expect(logged).not.toHaveBeenCalled();
});

test('X10: a link that is good once is not in the log', () => {
	const url = new URL('http://board.example/join/a-secret');
	const route = { id: '/join/[secret]' };
	expect(tellablePath({ url, params: { secret: 'a-secret' }, route })).toBe('/join/[secret]');
	expect(tellablePath({ url, params: {}, route })).toBe('/join/a-secret');
	const copied = new URL(`/join/${randomBytes(32).toString('base64url')}/on`, url);
	const nowhere = { url: copied, params: {}, route: { id: null } };
	expect(tellablePath(nowhere)).toBe('/join/…/on');
	const long = new URL(`/b/us-china/i/${'long-'.repeat(12)}name`, url);
	expect(tellablePath({ ...nowhere, url: long })).toBe(long.pathname);
});
