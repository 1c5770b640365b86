import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { ADMIN, adminOf, anAccount, cookieOf, invite, keyOf, post } from '../harness/accounts.ts';
import { codeOf } from '../harness/authenticator.ts';
import { makeBoard } from '../harness/desk.ts';
import { sendingMail } from '../harness/free-port.ts';
import { aPostOffice, REFUSED } from '../harness/post-office.ts';
import { aProvider } from '../harness/provider.ts';
import type { BuiltServer } from '../harness/server.ts';
import { aPage, aServer } from '../harness/world.ts';
import { expectSilence, type Secrets } from './silence.ts';

const LOUD = { DEMARCHE_SAMPLE: 'off', DEMARCHE_LOG: 'trace' };

/** What the cookies of an answer hold, as they are sent and as they are signed. */
const cookiesIn = (name: string, cookies: string): Secrets =>
	Object.fromEntries(
		cookies.split('; ').flatMap((each, index) => {
			const value = decodeURIComponent(each.split('=')[1] ?? '');
			// One that is taken back holds nothing.
			if (value === '') return [];
			const parts = [each.split('=')[1] ?? '', value.split('.')[0] ?? ''];
			return parts.map((part, which) => [`${name} ${index} ${which}`, part]);
		})
	);

const find = (text: string, pattern: RegExp): string => {
	const found = pattern.exec(text);
	if (!found) throw new Error(`There is no ${String(pattern)} in ${text.slice(0, 1000)}`);
	return found[1] ?? found[0];
};

/** Asks a link in every way in which one may be asked, rightly and wrongly. */
async function tryLink(server: BuiltServer, link: string): Promise<void> {
	await fetch(server.url + link);
	await fetch(`${server.url + link}/on?also=${link}`);
	await fetch(server.url + link, { method: 'PUT', body: link });
	await post(server, `${link}?/nothing`, { secret: link });
}

/** Somebody has a second step, and comes in by it. */
async function secondSteps(server: BuiltServer): Promise<Secrets> {
	const dee = await anAccount(server, 'Dee Fox');
	const begun = await post(server, '/account?/beginSecond', { password: dee.password }, dee.cookie);
	const page = await begun.text();
	const secret = find(page, /secret=(\w+)/);
	const recovery = find(page, /<li><code>([^<]+)<\/code>/);
	const code = codeOf(secret);
	await post(server, '/account?/confirmSecond', { code: 'not-a-code' }, dee.cookie);
	const on = await post(server, '/account?/confirmSecond', { code }, dee.cookie);
	expect(on.status).toBe(200);
	const half = cookieOf(await post(server, '/sign-in', { ...dee, back: '/' }));
	await post(server, '/sign-in/second', { code: 'wrong-recovery-code', back: '/' }, half);
	const whole = await post(server, '/sign-in/second', { code: recovery, back: '/' }, half);
	expect(whole.status).toBe(303);
	return {
		...{ 'secret of an authenticator': secret, 'recovery code': recovery },
		...cookiesIn('first step', half),
		...cookiesIn('both steps', cookieOf(whole))
	};
}

/** A screen is paired, and both sides connect. */
async function screens(server: BuiltServer): Promise<Secrets> {
	const answer = await fetch(`${server.url}/wall`);
	const screen = cookieOf(answer);
	const code = find(await answer.text(), /aria-label="Code ([^"]+)"/);
	const pairing = { name: 'Lobby', place: '', board: 'us-china' };
	await post(server, '/displays/pair', { ...pairing, code: 'XXXXXX' }, await adminOf(server));
	await fetch(`${server.url}/displays/pair?code=${code}`, {
		headers: { cookie: await adminOf(server) }
	});
	const paired = await post(server, '/displays/pair', { ...pairing, code }, await adminOf(server));
	expect(paired.status).toBe(303);
	await fetch(`${server.url}/wall`, { headers: { cookie: screen } });
	return { 'pairing code': code.replace(/\s/g, ''), ...cookiesIn('screen', screen) };
}

/** A program's key is used, rightly and wrongly, over HTTP and over a socket. */
async function keys(server: BuiltServer): Promise<Secrets> {
	const key = await keyOf(server, 'A program');
	for (const each of [key, `${key}x`]) {
		const headers = { authorization: `Bearer ${each}`, 'content-type': 'application/json' };
		await fetch(`${server.url}/api/v1/boards`, { headers });
		const commands = `${server.url}/api/v1/boards/us-china/commands`;
		await fetch(commands, { method: 'POST', headers, body: `{"key": "${each}", ` });
		const socket = io(server.url, { auth: { key: each }, reconnection: false, forceNew: true });
		onTestFinished(() => void socket.disconnect());
		await new Promise((resolve) => socket.once('hello', resolve).once('connect_error', resolve));
	}
	return { key };
}

/** Links for new passwords, from an admin and by mail, are tried and used. */
async function links(server: BuiltServer, letters: string[]): Promise<Secrets> {
	const ann = await anAccount(server, 'Ann Smith');
	const join = await invite(server, 'editor');
	await tryLink(server, join);
	const headers = { cookie: await adminOf(server) };
	const people = await (await fetch(`${server.url}/people`, { headers })).text();
	const id = find(people.slice(people.indexOf(ann.email)), /name="id" value="([^"]+)"/);
	const given = await post(server, '/people?/reset', { id }, headers.cookie);
	const byAdmin = find(await given.text(), /\/password\/[\w-]+/);
	await tryLink(server, byAdmin);
	const wrong = { email: ann.email, password: 'one that is wrong', back: '/' };
	await post(server, '/sign-in', wrong);
	await post(server, '/password', { email: ann.email });
	await expect.poll(() => letters.length).toBe(1);
	const mailed = find(letters[0] ?? '', /\/password\/[\w-]+/);
	const password = 'a password that is new';
	expect((await post(server, mailed, { password })).status).toBe(303);
	await tryLink(server, mailed);
	return {
		...{ 'wrong password': wrong.password, 'new password': password, password: ann.password },
		invitation: join.split('/').at(-1) ?? '',
		'link of an admin': byAdmin.split('/').at(-1) ?? '',
		'mailed link': mailed.split('/').at(-1) ?? '',
		...cookiesIn('session', ann.cookie)
	};
}

/** Somebody comes by a provider: what the addresses on the way and the browser held. */
async function providers(server: BuiltServer): Promise<Secrets> {
	const page = await aPage({ script: false });
	const secrets: Secrets = {};
	page.on('request', (request) => {
		for (const [name, value] of new URL(request.url()).searchParams)
			if (['code', 'state', 'nonce', 'code_challenge'].includes(name)) secrets[name] = value;
	});
	await page.goto(`${server.url}/sign-in?back=/account`);
	await page.getByRole('link', { name: 'Sign in with Ministry' }).click();
	await page.waitForURL(`${server.url}/**`);
	await page.goto(`${server.url}/sign-in/provider/callback?state=made-up-state&code=made-up-code`);
	expect(Object.keys(secrets)).toEqual(expect.arrayContaining(['code', 'state']));
	return { ...secrets, 'made-up code': 'made-up-code', 'made-up state': 'made-up-state' };
}

test('X10: no secret that was used is in the log, however much is logged', async () => {
	const office = await aPostOffice();
	const post = { mail: 'a password of the mail', wrong: REFUSED };
	const url = (password: string) =>
		office.url.replace('smtp://', `smtp://post:${encodeURIComponent(password)}@`);
	const mail = await sendingMail(url(post.mail));
	const provider = await aProvider(mail['ORIGIN'] ?? '');
	const metrics = 'a-token-of-thirty-two-characters-or-more';
	const secret = 'a secret of thirty-two characters';
	const server = await aServer({
		...{ ...LOUD, ...mail, ...provider.env },
		...{ DEMARCHE_METRICS_TOKEN: metrics, DEMARCHE_SECRET: secret }
	});
	await makeBoard(server);
	provider.is({ sub: 'x', email: 'x@board.example', email_verified: true });
	const used = {
		...(await links(server, office.letters)),
		...(await secondSteps(server)),
		...(await screens(server)),
		...(await keys(server)),
		...(await providers(server)),
		...{ admin: ADMIN.password, mail: post.mail, metrics, secret },
		client: provider.env['DEMARCHE_OIDC_SECRET'] ?? ''
	};
	await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${metrics}` } });
	await fetch(`${server.url}/metrics?token=${metrics}x`);
	expect(server.output).toContain('request answered');
	expectSilence(server.output, used);
});

test('X10: nor is the password of the mail server that does not take it, or a secret that the provider does not know', async () => {
	const office = await aPostOffice();
	const url = office.url.replace('smtp://', `smtp://post:${encodeURIComponent(REFUSED)}@`);
	const mail = await sendingMail(url);
	const provider = await aProvider(mail['ORIGIN'] ?? '');
	const client = 'a secret that the provider does not know';
	const env = { ...LOUD, ...mail, ...provider.env, DEMARCHE_OIDC_SECRET: client };
	const server = await aServer(env);
	await makeBoard(server);
	provider.is({ sub: 'x', email: 'x@board.example', email_verified: true });
	const ann = await anAccount(server, 'Ann Smith');
	await post(server, '/password', { email: ann.email });
	await expect.poll(() => server.output).toContain('could not be mailed');
	const used = await providers(server);
	expect(server.output).toContain('a sign-in at the provider failed');
	expectSilence(server.output, { mail: REFUSED, client, ...used });
});
