import { expect, test } from 'vitest';
import { ADMIN, cookieOf } from './harness/accounts.ts';
import { aServer } from './harness/world.ts';

test.each([
	['0', '127.0.0.1'],
	['1', '203.0.113.9']
])('U14: with %s trusted proxies a session comes from %s', async (proxies, address) => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off', DEMARCHE_TRUSTED_PROXIES: proxies });
	const answer = await fetch(`${server.url}/sign-in`, {
		method: 'POST',
		headers: { origin: server.url, 'x-forwarded-for': '198.51.100.1, 203.0.113.9' },
		body: new URLSearchParams({ ...ADMIN, back: '/' }),
		redirect: 'manual'
	});
	const headers = { cookie: cookieOf(answer) };
	const page = await (await fetch(`${server.url}/account`, { headers })).text();
	expect(page).toContain(`from ${address}`);
});
