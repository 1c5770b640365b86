import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	aCastle,
	CALLERS,
	PRIVATE,
	PRIVATE_WORDS,
	READERS,
	type Caller,
	type Castle
} from './castle.ts';
import { ACTIONS, CHANGES, ENDPOINTS, PAGES } from './routes.ts';
import { ANEW, CHANGING, FORMS, RULES, unlessRevoked } from './rules.ts';

let castle: Castle;
beforeAll(async () => {
	castle = await aCastle();
});
afterAll(() => castle.server.dispose());

const get = (caller: Caller, path: string) =>
	fetch(castle.server.url + path, {
		headers: castle.tickets[caller].headers,
		redirect: 'manual'
	});

test('X2: every page and every address has a rule here', () => {
	expect(Object.keys(RULES).sort()).toEqual([...PAGES, ...ENDPOINTS].sort());
});

test.each(CALLERS)(
	'X2: %s is answered as the rules say, and is told no word of what is private',
	async (caller) => {
		const told: Record<string, unknown> = {};
		const expected: Record<string, unknown> = {};
		for (const [route, { path, answers }] of Object.entries(RULES)) {
			const answer = await get(caller, path);
			const text = await answer.text();
			const kept = answer.headers.get('cache-control') ?? 'public';
			const isPublic = /public/.test(kept);
			const isApart = /Cookie, Authorization/.test(answer.headers.get('vary') ?? '');
			const leaks = READERS.includes(caller)
				? []
				: PRIVATE_WORDS.filter((word) => text.includes(word));
			told[route] = { status: answer.status, leaks, isPublic, isApart };
			const isFlag = route.startsWith('/flags') && caller !== 'revoked key';
			expected[route] = {
				status: answers(caller),
				leaks: [],
				isPublic: isFlag,
				isApart: !isFlag
			};
		}
		expect(told).toEqual(expected);
	}
);

/** What differs between any two answers, and the name that was asked for. */
const withoutNames = (text: string, slug: string) =>
	text
		.replaceAll(slug, 'BOARD')
		.replace(/nonce="[^"]+"|nonce-[^']+|[0-9a-f]{8}-[0-9a-f-]{27}|__sveltekit_\w+|\d{13}/g, '')
		.replace(/quiet-talks|quiet-ghost/g, 'BOARD');

test('X3: to a stranger a private board answers to the letter as one that was never made', async () => {
	for (const { path } of Object.values(RULES).filter(({ path }) => path.includes(PRIVATE))) {
		const ghost = path.replace(PRIVATE, 'quiet-ghost');
		for (const caller of ['anonymous', 'admin of another board', 'key of another board'] as const) {
			const [there, nowhere] = [await get(caller, path), await get(caller, ghost)];
			expect([path, there.status]).toEqual([path, nowhere.status]);
			expect(withoutNames(await there.text(), PRIVATE)).toBe(
				withoutNames(await nowhere.text(), 'quiet-ghost')
			);
		}
	}
});

/** Right in form, so that it is rights that are asked for. */
const FIELDS: Readonly<Record<string, string>> = {
	...{ slug: PRIVATE, source: 'open-talks', code: '', board: PRIVATE, id: 'nobody', type: 'unpin' },
	...{ name: 'Somebody', 'parties.0.name': 'A', 'parties.1.name': 'B' }
};

test('X2: every form has a rule here', () => {
	expect(Object.keys(FORMS).sort()).toEqual([...ACTIONS].sort());
});

/** What is wrong in itself may be refused before anybody asks who sends it. */
const isAsDue = (status: number, due: number): boolean =>
	due === 0 ? status !== 401 && status < 500 : status === due || status === 422;

test.each(CALLERS)('X2: no form does for %s what the rules do not say', async (caller) => {
	for (const [form, answers] of Object.entries(FORMS)) {
		const path = form
			.replace('[secret]', 'made-up')
			.replace('/[[publisher]]', '')
			.replace('[board]', PRIVATE)
			.replace('?/default', '');
		const { headers } = castle.tickets[caller];
		const answer = await fetch(castle.server.url + path, {
			method: 'POST',
			headers: { ...headers, origin: castle.server.url, accept: 'text/html' },
			body: new URLSearchParams(FIELDS),
			redirect: 'manual'
		});
		const due = unlessRevoked(answers)(caller);
		expect([form, answer.status, isAsDue(answer.status, due)]).toEqual([form, answer.status, true]);
	}
});

test('X2: every way to change something at an address has a rule here', () => {
	expect(Object.keys(CHANGING).sort()).toEqual([...CHANGES].sort());
});

test.each(CALLERS)('X2: no address changes for %s what the rules do not say', async (caller) => {
	// Whoever signs out here is signed out: that comes last.
	const last = 'POST /sign-out';
	const changes = Object.keys(CHANGING).filter((each) => each !== last);
	for (const change of caller === 'anonymous' ? [...changes, last] : changes) {
		const { body, answers } = CHANGING[change] ?? { body: '', answers: () => NaN };
		const [method = '', route = ''] = change.split(' ');
		const path = route
			.replace(/\[board(=slug)?\]/, PRIVATE)
			.replace('[issue]', 'heliograph-question');
		const type = body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded';
		const answer = await fetch(castle.server.url + path, {
			...{ method, redirect: 'manual' },
			body: body.replace(ANEW, crypto.randomUUID()),
			headers: {
				...castle.tickets[caller].headers,
				origin: castle.server.url,
				'content-type': type
			}
		});
		const due = unlessRevoked(answers)(caller);
		expect([change, answer.status, isAsDue(answer.status, due)]).toEqual([
			...[change, answer.status, true]
		]);
	}
});
