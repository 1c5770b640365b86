import { beforeAll, expect, test } from 'vitest';
import {
	aCastle,
	CALLERS,
	PRIVATE,
	PRIVATE_WORDS,
	READERS,
	type Caller,
	type Castle
} from './castle.ts';
import { ACTIONS, ENDPOINTS, PAGES } from './routes.ts';

let castle: Castle;
beforeAll(async () => {
	castle = await aCastle();
});

type Statuses = (caller: Caller) => number;
interface Rule {
	readonly path: string;
	readonly answers: Statuses;
}

const NOBODY: readonly Caller[] = ['anonymous', 'disabled account'];
const PEOPLE: readonly Caller[] = [
	'viewer',
	'editor',
	'admin',
	'site admin',
	'admin of another board'
];
/** A key that is none any more opens nothing, not even what is open to all. */
const unlessRevoked =
	(answers: Statuses): Statuses =>
	(caller) =>
		caller === 'revoked key' ? 401 : answers(caller);
const rule = (path: string, answers: Statuses): Rule => ({ path, answers: unlessRevoked(answers) });

const always =
	(status: number): Statuses =>
	() =>
		status;
const open = (path: string) => rule(path, always(200));
const readers: Statuses = (caller) => (READERS.includes(caller) ? 200 : 404);
const onBoard = (end: string) => rule(`/b/${PRIVATE}${end}`, readers);
const onWall = (end: string) => rule(`/wall/${PRIVATE}${end}`, readers);
const inApi = (end: string) => rule(`/api/v1/boards/${PRIVATE}${end}`, readers);
/** Whoever has signed in is led on from these. */
const forStrangers = (path: string) =>
	rule(path, (caller) => (PEOPLE.includes(caller) ? 303 : 200));
const onlyPost = (path: string) => rule(path, always(405));

/** Whoever adds a page or an address says here what it answers to whom. */
const RULES: Readonly<Record<string, Rule>> = {
	'/': open('/'),
	'/account': rule('/account', (caller) => (PEOPLE.includes(caller) ? 200 : 303)),
	'/people': rule('/people', (caller) => (caller === 'site admin' ? 200 : 404)),
	'/sign-in': forStrangers('/sign-in'),
	'/sign-in/second': forStrangers('/sign-in/second'),
	// There is nothing where no sign-up is turned on and no provider is configured.
	'/sign-up': rule('/sign-up', always(404)),
	'/sign-in/provider': rule('/sign-in/provider', always(404)),
	'/sign-in/provider/callback': rule('/sign-in/provider/callback', always(404)),
	'/join/[secret]': rule('/join/made-up', always(404)),
	'/password/[secret]': rule('/password/made-up', always(404)),
	'/boards/new': open('/boards/new'),
	'/boards/deleted': open('/boards/deleted'),
	'/displays': open('/displays'),
	'/displays/pair': open('/displays/pair'),
	'/wall': open('/wall'),
	'/wall/[board]': onWall(''),
	'/wall/[board]/past': onWall('/past?revision=3'),
	'/b/[board]': onBoard(''),
	'/b/[board]/new': onBoard('/new'),
	'/b/[board]/record': onBoard('/record'),
	'/b/[board]/settings': onBoard('/settings'),
	'/b/[board]/history': onBoard('/history'),
	'/b/[board]/search': onBoard('/search?q=heliograph'),
	'/b/[board]/timeline': onBoard('/timeline'),
	'/b/[board]/trends': onBoard('/trends'),
	'/b/[board]/compare': onBoard('/compare'),
	'/b/[board]/i/[issue]': onBoard('/i/heliograph-question'),
	'/b/[board]/i/[issue]/dossier': onBoard('/i/heliograph-question/dossier'),
	'/b/[board]/history.csv': onBoard('/history.csv'),
	'/b/[board]/history.json': onBoard('/history.json'),
	'/b/[board]/trends.csv': onBoard('/trends.csv'),
	'/b/[board]/seen': onlyPost(`/b/${PRIVATE}/seen`),
	'/api/v1/boards': open('/api/v1/boards'),
	'/api/v1/boards/[board=slug]': inApi(''),
	'/api/v1/boards/[board=slug]/changes': inApi('/changes'),
	'/api/v1/boards/[board=slug]/entries': inApi('/entries'),
	'/api/v1/boards/[board=slug]/history': inApi('/history'),
	'/api/v1/boards/[board=slug]/search': inApi('/search?q=heliograph'),
	'/api/v1/boards/[board=slug]/series': inApi('/series'),
	'/api/v1/boards/[board=slug]/issues/[issue=slug]': inApi('/issues/heliograph-question'),
	'/api/v1/boards/[board=slug]/issues/[issue=slug]/comments': inApi(
		'/issues/heliograph-question/comments'
	),
	'/api/v1/boards/[board=slug]/issues/[issue=slug]/[list=dossier]': inApi(
		'/issues/heliograph-question/changes'
	),
	'/api/v1/boards/[board=slug]/commands': onlyPost(`/api/v1/boards/${PRIVATE}/commands`),
	'/api/v1/sources': onlyPost('/api/v1/sources'),
	'/api/[...rest]': rule('/api/nothing', always(404)),
	'/flags/[iso].svg': open('/flags/cn.svg'),
	'/healthz': open('/healthz'),
	'/readyz': open('/readyz'),
	'/sign-out': onlyPost('/sign-out'),
	'/theme': onlyPost('/theme')
};

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
			const isPublic = /public/.test(answer.headers.get('cache-control') ?? 'public');
			const leaks = READERS.includes(caller)
				? []
				: PRIVATE_WORDS.filter((word) => text.includes(word));
			told[route] = { status: answer.status, leaks, isPublic };
			expected[route] = {
				status: answers(caller),
				leaks: [],
				isPublic: route.startsWith('/flags') && caller !== 'revoked key'
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

const NOT_SIGNED_IN = 401;
const isNobody = (caller: Caller) => NOBODY.includes(caller);
/** Whoever has not signed in is led to where they can. */
const account: Statuses = (caller) => (PEOPLE.includes(caller) ? 0 : 303);
const people: Statuses = (caller) => (caller === 'site admin' ? 0 : 404);
const displays: Statuses = (caller) => {
	if (isNobody(caller)) return NOT_SIGNED_IN;
	return caller === 'viewer' || caller === 'read key' ? 403 : 0;
};
const makers: Statuses = (caller) => {
	if (isNobody(caller)) return NOT_SIGNED_IN;
	return caller === 'site admin' ? 0 : 403;
};
const restorers: Statuses = (caller) => {
	if (isNobody(caller)) return NOT_SIGNED_IN;
	if (caller === 'admin' || caller === 'site admin') return 0;
	return READERS.includes(caller) ? 403 : 404;
};

/** Whoever adds a form says here who is refused, and how; 0 stands for whatever the form itself deserves. */
const FORMS: Readonly<Record<string, Statuses>> = {
	'/account?/createKey': account,
	'/account?/revokeKey': account,
	'/account?/rename': account,
	'/account?/changePassword': account,
	'/account?/endSession': account,
	'/account?/beginSecond': account,
	'/account?/confirmSecond': account,
	'/account?/dropSecond': account,
	'/people?/invite': people,
	'/people?/role': people,
	'/people?/standing': people,
	'/people?/reset': people,
	'/sign-in?/default': always(0),
	'/sign-in/second?/default': always(0),
	'/sign-up?/default': always(404),
	'/join/[secret]?/accept': always(0),
	'/join/[secret]?/join': always(0),
	'/password/[secret]?/default': always(0),
	'/boards/new?/create': makers,
	'/boards/new?/copy': makers,
	'/boards/deleted?/restore': restorers,
	'/displays?/edit': displays,
	'/displays?/command': displays,
	'/displays?/revoke': displays,
	'/displays/pair?/default': displays
};

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
		const path = form.replace('[secret]', 'made-up').replace('?/default', '');
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
