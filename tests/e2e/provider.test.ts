import { expect, test } from 'vitest';
import { adminOf, anAccount, invite, post } from './harness/accounts.ts';
import { makeBoard } from './harness/desk.ts';
import { aProvider, type TestProvider } from './harness/provider.ts';
import { aPage, aServer } from './harness/world.ts';

const ANN = {
	sub: 'ann-1',
	email: 'ann@board.example',
	email_verified: true,
	name: 'Ann Smith'
};

/** A server whose people may come in by a provider that knows Ann, started at a port of its own. */
async function aProviderServer(env: Record<string, string> = {}) {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	const provider = await aProvider(server.url);
	await server.stop();
	server.set({ ...provider.env, ...env });
	await server.resume();
	await makeBoard(server);
	provider.is(ANN);
	return { server, provider };
}
type Served = Awaited<ReturnType<typeof aProviderServer>>['server'];

/** Somebody comes by the provider, with a browser that was never here: its page afterwards. */
async function comes(
	server: Served,
	provider: TestProvider,
	who: Parameters<TestProvider['is']>[0]
) {
	provider.is(who);
	const page = await aPage({ script: false });
	await page.goto(`${server.url}/sign-in?back=/account`);
	await page.getByRole('link', { name: 'Sign in with Ministry' }).click();
	await page.waitForURL(`${server.url}/**`);
	return page;
}

test('U15: whoever was invited joins by the provider, and comes in by it from then on, whatever their address is by then', async () => {
	const { server, provider } = await aProviderServer();
	const page = await aPage({ script: false });
	await page.goto(server.url + (await invite(server, 'editor')));
	await page.getByRole('link', { name: 'Join with Ministry' }).click();
	await page.getByRole('link', { name: 'Ann Smith' }).waitFor();
	const again = await comes(server, provider, { ...ANN, email: 'smith@board.example' });
	await again.getByText('Signed in as ann@board.example').waitFor();
	const cookies = (await again.context().cookies()).map(({ name, httpOnly }) => [name, httpOnly]);
	expect(cookies).toContainEqual(['demarche.session_token', true]);
});

test('U15: an account is its own by an address that the provider vouches for, and by no other; whom nobody invited stays out', async () => {
	const { server, provider } = await aProviderServer();
	const { email } = await anAccount(server, 'Ed Editor');
	const doubtful = await comes(server, provider, { sub: 'x', email, email_verified: false });
	await doubtful.getByText('does not vouch for your address').waitFor();
	const ed = await comes(server, provider, { sub: 'ed', email, email_verified: true });
	await ed.getByText(`Signed in as ${email}`).waitFor();
	const other = await comes(server, provider, { sub: 'other', email, email_verified: true });
	await other.getByText('belongs to somebody else').waitFor();
	const stranger = await comes(server, provider, ANN);
	await stranger.getByText('There is no account with your address').waitFor();
	const people = await fetch(`${server.url}/people`, {
		headers: { cookie: await adminOf(server) }
	});
	const text = await people.text();
	const id = /name="id" value="([\w-]+)"/.exec(text.slice(text.indexOf(email)))?.[1] ?? '';
	await post(server, '/people?/standing', { id, standing: 'disabled' }, await adminOf(server));
	const out = await comes(server, provider, { sub: 'ed', email, email_verified: true });
	await out.getByText('Your account is kept out').waitFor();
});

test('U15: only the browser that began a sign-in ends it', async () => {
	const { server } = await aProviderServer();
	const begun = await fetch(`${server.url}/sign-in/provider`, { redirect: 'manual' });
	const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
	expect(state).not.toBe('');
	const forged = `${server.url}/sign-in/provider/callback?code=x&state=${state}`;
	const answer = await fetch(forged, { redirect: 'manual' });
	expect(answer.headers.get('location')).toBe('/sign-in?fault=failed');
	expect(answer.headers.getSetCookie().join()).not.toContain('session_token');
});

test('U15: without a provider there is no such way in', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	for (const path of ['/sign-in/provider', '/sign-in/provider/callback']) {
		expect((await fetch(server.url + path, { redirect: 'manual' })).status).toBe(404);
	}
	expect(await (await fetch(`${server.url}/sign-in`)).text()).not.toContain('Sign in with');
});
