import { request } from 'node:https';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ClientEvents, ServerEvents } from '#lib/protocol/live.ts';
import { Client } from '../../fault/client.ts';
import { administer, POSTGRES } from '../../server/store/postgres.ts';
import { ADMIN, keyOf } from '../harness/accounts.ts';
import { aFreePort } from '../harness/free-port.ts';
import { NGINX, Nginx } from '../harness/nginx.ts';
import { otherVersion } from '../harness/other-version.ts';
import { Processes, seen } from '../harness/processes.ts';
import { aServer } from '../harness/world.ts';

const WITHIN_SECONDS = 20_000;
const WITHIN_20_S = 20_000;

const port = await aFreePort();
const front = { url: `https://127.0.0.1:${port}` };

test('J10: a process keeps a connection longer than nginx does, so that none is closed under a request', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	const { headers } = await fetch(`${server.url}/healthz`);
	const kept = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]);
	const conf = readFileSync('deploy/nginx/demarche.conf', 'utf8');
	expect(kept).toBeGreaterThan(Number(/keepalive_timeout (\d+)s/.exec(conf)?.[1]) + 5);
});

describe.skipIf(!NGINX)('nginx as compose assembles it', () => {
	test('J13: it serves pages, sockets and caches as the tested one does, over HTTP', async () => {
		const at = await aFreePort();
		const url = `http://127.0.0.1:${at}`;
		const server = await aServer({ ORIGIN: url, DEMARCHE_TRUSTED_PROXIES: '1' });
		const before = await Nginx.before([server.url], at, 'compose');
		onTestFinished(() => before.dispose());
		const page = await fetch(`${url}/b/us-china`);
		expect([page.status, (await fetch(`${url}/metrics`)).status]).toEqual([200, 404]);
		expect(page.headers.get('set-cookie')).toContain('demarche_at=');
		const kept = await fetch(`${url}/api/v1/boards/us-china`);
		const there = await fetch(`${server.url}/api/v1/boards/us-china`);
		for (const name of ['cache-control', 'etag'])
			expect(kept.headers.get(name)).toBe(there.headers.get(name));
		expect(kept.headers.get('date')).toMatch(/^[^,]*,[^,]*$/);
		for (const transport of ['websocket', 'polling']) {
			const viewer: Socket<ServerEvents, ClientEvents> = io(url, {
				...{ transports: [transport], reconnection: false, forceNew: true }
			});
			onTestFinished(() => void viewer.disconnect());
			const answer = await viewer.emitWithAck('join', { board: 'us-china', since: 0 });
			expect(answer.ok).toBe(true);
		}
	});
});

describe.skipIf(!POSTGRES || !NGINX)('two processes behind nginx', () => {
	const processes = Processes.forThisFile({ ORIGIN: front.url, DEMARCHE_TRUSTED_PROXIES: '1' });
	let nginx: Nginx;
	/** Where a version lies that has one migration more. */
	let expanded: string;
	beforeAll(async () => {
		// Its certificate is nobody's.
		process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
		nginx = await Nginx.before([processes.one.url, processes.other.url], port);
		expanded = await otherVersion('the-next-version', {
			migration: [
				'CREATE TABLE "annex" ("board" text PRIMARY KEY);\n',
				'ALTER TABLE "change" ADD COLUMN "annexed" text;\n'
			]
		});
	});
	afterAll(async () => {
		await nginx.dispose();
		await rm(expanded, { recursive: true });
	});

	/** Fails where the tables were not expanded. */
	const seesExpanded = () => administer(processes.url, 'select annexed from change limit 1');

	/** Asks for something by way of nginx, from another loopback address. */
	async function asked(path: string, headers: Record<string, string>, body?: URLSearchParams) {
		const method = body ? 'POST' : 'GET';
		const from = { localAddress: '127.0.0.5', rejectUnauthorized: false };
		const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
		const outgoing = request(front.url + path, {
			...{ method, ...from },
			headers: { ...type, origin: front.url, ...headers }
		});
		outgoing.end(body?.toString());
		const [response] = await once(outgoing, 'response');
		const cookies: string[] = response.headers['set-cookie'] ?? [];
		return { cookies, page: await text(response) };
	}

	test.each(['websocket', 'polling'] as const)(
		'J8: by %s, somebody at either process sees what is changed through the other',
		async (transport) => {
			const viewers: Socket<ServerEvents, ClientEvents>[] = [];
			const revisions = new Map<Socket, number>();
			for (let browser = 0; browser < 8; browser += 1) {
				const viewer: Socket<ServerEvents, ClientEvents> = io(front.url, {
					...{ transports: [transport], reconnection: false, forceNew: true },
					...{ rejectUnauthorized: false, auth: { key: await keyOf(front, 'Ann') } },
					extraHeaders: { cookie: `demarche_at=browser-${browser}` }
				});
				onTestFinished(() => void viewer.disconnect());
				viewer.on('changes', ({ changes }) => revisions.set(viewer, changes.at(-1)?.revision ?? 0));
				await viewer.emitWithAck('join', { board: 'us-china' });
				viewers.push(viewer);
			}
			for (const [index, viewer] of viewers.entries()) {
				const command = {
					type: 'issue.edit' as const,
					issue: 'taiwan',
					title: `T ${transport} ${index}`
				};
				const submit = { board: 'us-china', id: crypto.randomUUID(), command };
				const answer = await viewer.emitWithAck('submit', submit);
				if (!answer.ok) throw new Error(answer.error.message);
				await seen(
					() =>
						expect(viewers.map((each) => revisions.get(each))).toEqual(
							viewers.map(() => answer.revision)
						),
					WITHIN_SECONDS
				);
			}
		}
	);

	test('J9: where somebody comes from is what nginx saw, and not what they say', async () => {
		const claim = { 'x-forwarded-for': '198.51.100.1' };
		const form = new URLSearchParams({ ...ADMIN, back: '/' });
		const { cookies } = await asked('/sign-in', claim, form);
		const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
		const { page } = await asked('/account', { cookie });
		expect(page).toContain('from 127.0.0.5');
		expect(page).not.toContain('198.51.100.1');
	});

	test('J8: a browser is given to one process for good by its first page, and no program is by an answer', async () => {
		const first = await asked('/', {});
		expect(first.cookies.filter((each) => each.startsWith('demarche_at='))).toHaveLength(1);
		expect((await asked('/', { cookie: 'demarche_at=x' })).cookies).toEqual([]);
		expect((await asked('/api/v1/boards', {})).cookies).toEqual([]);
	});

	test('J11: a viewer stays, and sees every change, while each process is replaced by a version that has expanded the tables', async () => {
		const { one, other } = processes;
		const viewer = new Client([front.url], await keyOf(front, 'Cy'), false);
		onTestFinished(() => viewer.close());
		await seen(() => expect(viewer.isLive).toBe(true), WITHIN_SECONDS);
		for (const server of [one, other]) {
			expect(await server.stop()).toBe(0);
			await seen(() => expect(viewer.isLive).toBe(true), WITHIN_20_S);
			const command = { type: 'category.add' as const, name: `Beside ${server.pid}` };
			const answer = await viewer.submit(crypto.randomUUID(), command);
			expect(answer).toMatchObject({ ok: true });
			server.install(expanded);
			await server.resume();
			await seesExpanded();
			const title = `Side by side ${server.pid}`;
			const edit = { type: 'issue.edit' as const, issue: 'taiwan', title };
			const edited = await viewer.submit(crypto.randomUUID(), edit);
			if (!edited?.ok) throw new Error('It was not committed');
			await seen(() => expect(viewer.revision).toBe(edited.revision), WITHIN_SECONDS);
		}
		expect(viewer.leaves.length).toBeGreaterThanOrEqual(1);
		expect(viewer.faults).toEqual([]);
	});

	test('J12: the version before starts on tables that a later one has expanded, and commits', async () => {
		const { one } = processes;
		await seesExpanded();
		await one.stop();
		one.install(process.cwd());
		await one.resume();
		const editor = new Client([one.url], await keyOf(front, 'Di'), false);
		onTestFinished(() => editor.close());
		await seen(() => expect(editor.isLive).toBe(true), WITHIN_SECONDS);
		const command = { type: 'category.add' as const, name: 'After a step back' };
		expect(await editor.submit(crypto.randomUUID(), command)).toMatchObject({ ok: true });
	});
});
