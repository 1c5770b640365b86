import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN, anAccount, cookieOf, invite, post, signIn } from '../harness/accounts.ts';
import { aCastle, PRIVATE, type Castle } from './castle.ts';
import { PAGES } from './routes.ts';

let castle: Castle;
beforeAll(async () => {
	castle = await aCastle({ DEMARCHE_LOG: 'trace' });
});
afterAll(() => castle.server.dispose());

const EVIL = 'https://evil.example';

/** Whether a WebSocket opens, said to come from a page of that origin. */
function opens(path: string, origin: string): Promise<boolean> {
	const url = castle.server.url.replace('http', 'ws');
	const headers = { origin, ...castle.tickets['site admin'].headers };
	const socket = new WebSocket(`${url}${path}/?EIO=4&transport=websocket`, { headers });
	return new Promise((resolve) => {
		socket.once('open', () => {
			socket.close();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}

describe('X4: a page of another site', () => {
	test.each(['/socket.io', '/displays.io'])('opens no WebSocket at %s', async (path) => {
		expect(await opens(path, castle.server.url)).toBe(true);
		for (const origin of [EVIL, 'null', castle.server.url.replace(/\d+$/, '1')]) {
			expect([origin, await opens(path, origin)]).toEqual([origin, false]);
		}
	});

	test.each([
		'/sign-in',
		'/sign-out',
		'/theme',
		'/people?/invite',
		'/account?/createKey',
		`/b/${PRIVATE}/seen`
	])('sends no form to %s', async (path) => {
		for (const origin of [EVIL, 'null']) {
			const { headers } = castle.tickets['site admin'];
			const answer = await fetch(castle.server.url + path, {
				method: 'POST',
				headers: { ...headers, origin },
				body: new URLSearchParams({ name: 'x' }),
				redirect: 'manual'
			});
			expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
		}
	});

	test('is allowed nothing by CORS', async () => {
		const { headers } = await fetch(`${castle.server.url}/api/v1/boards`, {
			headers: { origin: EVIL }
		});
		expect(headers.get('access-control-allow-origin')).toBeNull();
		expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
	});
});

describe('X16: a body', () => {
	/** One connection, which is kept for all that is asked over it. */
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	afterAll(() => agent.destroy());

	/** The status of an answer, and the port that it was asked from. */
	const sent = (path: string, body: string) =>
		new Promise<[number | undefined, number | undefined]>((resolve, reject) => {
			const headers = {
				...{ origin: castle.server.url, accept: 'text/html' },
				'content-type': 'application/x-www-form-urlencoded'
			};
			const asked = request(castle.server.url + path, { agent, method: 'POST', headers });
			asked.on('error', reject).end(body);
			asked.on('response', (answer) => {
				const from = asked.socket?.localPort;
				answer.resume().on('end', () => resolve([answer.statusCode, from]));
			});
		});

	test('that nobody reads holds up nothing after it on its connection', async () => {
		// This server sends no mail, and does not look at what is sent to the page that asks for it.
		const [status, from] = await sent('/password', `email=${'a'.repeat(200_000)}`);
		expect(status).toBe(404);
		expect(await sent('/sign-in', `email=${'a'.repeat(100_000)}`)).toEqual([422, from]);
	});

	test('that is larger than any form is refused as that', async () => {
		expect((await sent('/sign-in', `email=${'a'.repeat(300_000)}`))[0]).toBe(413);
	});
});

test('X5: a session that somebody planted is not the one that a sign-in gives, and every sign-in gives another', async () => {
	const planted = castle.tickets.viewer.headers['cookie'] ?? '';
	const answer = await post(castle.server, '/sign-in', { ...ADMIN, back: '/' }, planted);
	const again = await signIn(castle.server, ADMIN);
	expect(cookieOf(answer)).not.toContain(planted);
	expect(cookieOf(answer)).not.toBe(again);
	const planter = await fetch(`${castle.server.url}/people`, { headers: { cookie: planted } });
	expect(planter.status).toBe(404);
});

test('X5: every cookie that says who somebody is is out of reach of scripts and of other sites', async () => {
	const answer = await post(castle.server, '/sign-in', { ...ADMIN, back: '/' });
	const wall = await fetch(`${castle.server.url}/wall`);
	const cookies = [...answer.headers.getSetCookie(), ...wall.headers.getSetCookie()];
	expect(cookies).toHaveLength(2);
	for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly/i);
	for (const cookie of cookies) expect(cookie).toMatch(/SameSite=Lax/i);
});

test('X6: of many who use one link at the same moment, one has an account', async () => {
	const link = await invite(castle.server, 'editor', PRIVATE);
	const joins = Array.from({ length: 8 }, (_, at) =>
		post(castle.server, `${link}?/join`, {
			name: `Racer ${at}`,
			email: `racer-${at}@board.example`,
			password: 'a password of a racer'
		})
	);
	const statuses = (await Promise.all(joins)).map(({ status }) => status);
	expect(statuses.filter((status) => status === 303)).toHaveLength(1);
	const headers = castle.tickets['site admin'].headers;
	const people = await (await fetch(`${castle.server.url}/people`, { headers })).text();
	expect(new Set(people.match(/racer-\d@/g)).size).toBe(1);
});

const BACKS = [
	EVIL,
	'//evil.example',
	'/\\evil.example',
	'/.//evil.example',
	'/x/..//evil.example',
	'/%2e%2e//evil.example',
	'/\t/evil.example',
	'\\\\evil.example',
	'javascript:alert(1)',
	'https:evil.example'
];

test.each(BACKS)('X7: neither a sign-in nor a form leads back to %j', async (back) => {
	const { server } = castle;
	const signedIn = await post(server, '/sign-in', { ...ADMIN, back });
	const themed = await post(server, '/theme', { theme: 'dark', back });
	const headers = castle.tickets['site admin'].headers;
	const path = `/sign-in?back=${encodeURIComponent(back)}`;
	const led = await fetch(server.url + path, { headers, redirect: 'manual' });
	for (const answer of [signedIn, themed, led]) {
		const location = answer.headers.get('location') ?? '';
		expect(answer.status).toBe(303);
		expect(new URL(location, server.url).origin).toBe(server.url);
	}
});

test('X8: no page runs a script without its own nonce', async () => {
	const { headers } = castle.tickets['site admin'];
	for (const route of PAGES) {
		const path = route
			.replace('[board]', PRIVATE)
			.replace('[issue]', 'heliograph-question')
			.replace('[secret]', 'x');
		const answer = await fetch(castle.server.url + path, { headers });
		const policy = answer.headers.get('content-security-policy') ?? '';
		const [, scripts = ''] = /script-src ([^;]*)/.exec(policy) ?? [];
		expect([path, scripts]).toEqual([path, expect.stringMatching(/^'self' 'nonce-[\w+/=]{16,}'$/)]);
		expect(policy).toContain("object-src 'none'");
		const inline = (await answer.text()).match(/<script(?![^>]*(nonce|src)=)[^>]*>/g);
		expect([path, inline?.filter((tag) => !tag.includes('application/'))]).toEqual([
			path,
			undefined
		]);
	}
});

test('X9: an address with an account and one without are answered alike by the sign-in', async () => {
	const known = await anAccount(castle.server, 'Known', { board: PRIVATE });
	const answers = await Promise.all(
		[known.email, `${crypto.randomUUID()}@board.example`].map(async (email) => {
			const answer = await post(castle.server, '/sign-in', { email, password: 'not the one' });
			const page = (await answer.text()).replaceAll(email, 'EMAIL');
			return [answer.status, page.replace(/nonce="[^"]+"|__sveltekit_\w+/g, '')];
		})
	);
	expect(answers[0]).toEqual(answers[1]);
});

test('X11: tries at a password that are made at once are counted as those made one after another', async () => {
	const ann = await anAccount(castle.server, 'Guessed', { board: PRIVATE });
	const tries = Array.from({ length: 30 }, () =>
		post(castle.server, '/sign-in', { email: ann.email, password: 'a guess' })
	);
	const statuses = (await Promise.all(tries)).map(({ status }) => status);
	expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
	expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(20);
});
