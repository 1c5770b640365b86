import { expect, test } from 'vitest';
import { ADMIN } from '../harness/accounts.ts';
import { aFreePort } from '../harness/free-port.ts';
import { aServer } from '../harness/world.ts';

test('X5: where people find the server over https, every cookie that says who somebody is goes over https alone', async () => {
	const port = await aFreePort();
	const origin = 'https://board.example';
	await aServer({ DEMARCHE_SAMPLE: 'off', ORIGIN: origin, PORT: String(port) });
	const here = `http://127.0.0.1:${port}`;
	const signedIn = await fetch(`${here}/sign-in`, {
		method: 'POST',
		headers: { origin, accept: 'text/html' },
		body: new URLSearchParams({ ...ADMIN, back: '/' }),
		redirect: 'manual'
	});
	expect(signedIn.status).toBe(303);
	const wall = await fetch(`${here}/wall`);
	const cookies = [...signedIn.headers.getSetCookie(), ...wall.headers.getSetCookie()];
	expect(cookies).toHaveLength(2);
	for (const cookie of cookies) {
		expect(cookie).toMatch(/; Secure/i);
		expect(cookie).toMatch(/; HttpOnly/i);
		expect(cookie).toMatch(/; SameSite=Lax/i);
	}
});
