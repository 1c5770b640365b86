import { createClient } from '@libsql/client';
import { get } from 'node:http';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { adminOf } from './harness/accounts.ts';
import { aPage, aServer, complaintsOf } from './harness/world.ts';

test('H8: the home page renders in a browser, at the address the server printed', async () => {
	const server = await aServer();
	const page = await aPage();
	const complaints = complaintsOf(page);
	await page.goto(server.url);
	expect(await page.title()).toContain('Demarche');
	expect(complaints).toEqual([]);
});

test('H8: asked to stop, the server ends well within ten seconds though a browser holds a connection', async () => {
	const server = await aServer();
	const page = await aPage();
	await page.goto(server.url);
	expect(await server.stop()).toBe(0);
});

test('H8: killed and started again, it is at the same address', async () => {
	const server = await aServer();
	const before = server.url;
	await server.kill();
	await server.resume();
	expect(server.url).toBe(before);
	expect((await fetch(server.url)).status).toBe(200);
});

test('H3: a wrong value ends the start with one line and nothing else', async () => {
	await expect(aServer({ PORT: 'http' })).rejects.toThrow(
		/^The server ended with 1: Demarche cannot start: PORT must be .*, not "http"\n$/
	);
});

test('H3: a port in use ends the start with one line', async () => {
	const server = await aServer();
	const { port } = new URL(server.url);
	await expect(aServer({ PORT: port })).rejects.toThrow(
		/^The server ended with 1: Demarche cannot start: .*EADDRINUSE.*\n$/
	);
});

test('H5: a page that comes under a foreign name is refused', async () => {
	const server = await aServer();
	// fetch does not let a program name another host than the one it asks.
	const request = get(server.url, { headers: { host: 'board.example' } });
	const [response] = await once(request, 'response');
	response.resume();
	expect(response.statusCode).toBe(421);
});

test('H6, H7: what fails before any page is asked is answered like all else, with the id of the request', async () => {
	const server = await aServer();
	const cookie = await adminOf(server);
	const client = createClient({ url: server.database });
	await client.execute('drop table session');
	client.close();
	const page = await fetch(`${server.url}/account`, { headers: { cookie, accept: 'text/html' } });
	const id = page.headers.get('x-request-id') ?? 'none';
	expect([page.status, page.headers.get('x-frame-options')]).toEqual([500, 'DENY']);
	expect(await page.text()).toContain(`The log knows more under ${id}.`);
	await expect.poll(() => server.output).toContain(id);
	const api = await fetch(`${server.url}/api/v1/boards`, { headers: { cookie } });
	expect(await api.json()).toMatchObject({ error: { code: 'unavailable' } });
	expect((await fetch(server.url)).status).toBe(200);
});

test('H6: every page carries the security headers', async () => {
	const server = await aServer();
	for (const path of ['/', '/nothing-here']) {
		const { headers } = await fetch(server.url + path);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('referrer-policy')).toBe('same-origin');
	}
});

test('H6: no page may be framed by another site, and by this one only a wall on trial', async () => {
	const server = await aServer();
	const framed = async (path: string) => {
		const { headers } = await fetch(server.url + path);
		const policy = headers.get('content-security-policy') ?? '';
		return [headers.get('x-frame-options'), /frame-ancestors [^;]+/.exec(policy)?.[0]];
	};
	for (const path of [
		'/?trial',
		'/nothing-here',
		'/wall/us-china',
		'/b/us-china?trial',
		'/healthz'
	])
		expect(await framed(path), path).toEqual(['DENY', "frame-ancestors 'none'"]);
	for (const path of ['/wall?trial', '/wall/us-china?trial&scenes=trends'])
		expect(await framed(path), path).toEqual(['SAMEORIGIN', "frame-ancestors 'self'"]);
});

test('H9: a page is compressed for whoever accepts it, and not for who does not', async () => {
	const server = await aServer();
	const encodingFor = async (accepted: string) => {
		const { headers } = await fetch(`${server.url}/nothing-here`, {
			headers: { 'accept-encoding': accepted }
		});
		return headers.get('content-encoding');
	};
	expect(await encodingFor('gzip')).toBe('gzip');
	expect(await encodingFor('br')).toBe('br');
	expect(await encodingFor('identity')).toBeNull();
});

test('H13: a flag is found by its code, and what cannot be a code is not', async () => {
	const server = await aServer();
	const flag = await fetch(`${server.url}/flags/cn.svg`);
	expect(flag.headers.get('content-type')).toBe('image/svg+xml');
	expect(await flag.text()).toMatch(/^<svg/);
	for (const code of ['china', 'CN', '..%2f..%2fpackage']) {
		expect((await fetch(`${server.url}/flags/${code}.svg`)).status).toBe(404);
	}
});
