import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { POSTGRES } from '../../server/store/postgres.ts';
import { anAccount, keyOf, post } from '../harness/accounts.ts';
import { ask } from '../harness/ask.ts';
import { anOnlooker, Onlooker, Processes, seen } from '../harness/processes.ts';
import type { BuiltServer } from '../harness/server.ts';

const WITHIN_SECONDS = 20_000;
const TOO_MANY = 429;
const COMMANDS = 6;
const CONNECTIONS = 4;

/** Sends a command by any means: the status of the answer. */
async function send(server: BuiltServer, headers: Record<string, string>, command: object) {
	const answer = await fetch(`${server.url}/api/v1/boards/us-china/commands`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: server.url, ...headers },
		body: JSON.stringify({ id: randomUUID(), command })
	});
	return answer.status;
}

const comment = { type: 'comment.post', issue: 'taiwan', text: 'Is this still so?' };

describe.skipIf(!POSTGRES)('what two processes count together', () => {
	const processes = Processes.forThisFile({
		DEMARCHE_COMMANDS_EACH: String(COMMANDS),
		DEMARCHE_CONNECTIONS_EACH: String(CONNECTIONS),
		DEMARCHE_TRUSTED_PROXIES: '1'
	});

	test('J5: wrong passwords at one count at the other', async () => {
		const { one, other } = processes;
		const { email } = await anAccount(one, 'Eve');
		const guess = async (server: BuiltServer) =>
			(await post(server, '/sign-in', { email, password: 'not it at all', back: '/' })).status;
		for (let time = 0; time < 5; time += 1) {
			expect(await guess(one)).not.toBe(TOO_MANY);
			expect(await guess(other)).not.toBe(TOO_MANY);
		}
		for (const server of [one, other])
			await seen(async () => expect(await guess(server)).toBe(TOO_MANY), WITHIN_SECONDS);
	});

	test('J5: commands sent to one count at the other', async () => {
		const { one, other } = processes;
		const headers = { authorization: `Bearer ${await keyOf(one, 'Busy')}` };
		const statuses = [];
		for (let time = 0; time < COMMANDS / 2; time += 1)
			for (const server of [one, other]) statuses.push(await send(server, headers, comment));
		expect(statuses).toEqual(Array.from({ length: COMMANDS }, () => 200));
		for (const server of [one, other])
			await seen(
				async () => expect(await send(server, headers, comment)).toBe(TOO_MANY),
				WITHIN_SECONDS
			);
	});

	test('J14: live connections of one account to one count at the other, until they end', async () => {
		const { one, other } = processes;
		const key = await keyOf(one, 'Crowd');
		let places = 0;
		const connect = async (server: BuiltServer) => {
			// From one place there may come no more, either.
			const { socket } = new Onlooker(server.url, { key, address: `203.0.113.${(places += 1)}` });
			onTestFinished(() => void socket.disconnect());
			await new Promise((resolve) => socket.once('hello', resolve).once('connect_error', resolve));
			return socket;
		};
		const taken = [];
		for (let count = 0; count < CONNECTIONS; count += 1)
			taken.push(await connect(count % 2 ? one : other));
		expect(taken.map(({ connected }) => connected)).not.toContain(false);
		/** Whether one more is taken now; it does not stay. */
		const isTaken = async (server: BuiltServer) => {
			const socket = await connect(server);
			const taken = socket.connected;
			socket.disconnect();
			return taken;
		};
		for (const server of [one, other])
			await seen(async () => expect(await isTaken(server)).toBe(false), WITHIN_SECONDS);
		taken[0]?.disconnect();
		await seen(async () => expect(await isTaken(one)).toBe(true), WITHIN_SECONDS);
	});

	test('J6: what is marked as read at one is so on pages that are open at the other', async () => {
		const { one, other } = processes;
		const { cookie } = await anAccount(one, 'Dee');
		const dee = await anOnlooker(other, { cookie });
		expect(await send(one, { cookie }, comment)).toBe(200);
		await ask(one, 'us-china', { type: 'issue.edit', issue: 'taiwan', title: 'The strait' });
		await seen(() => expect(dee.unread).toBe(1), WITHIN_SECONDS);
		await post(one, '/inbox?/markAll', { until: String(Date.now() + 60_000) }, cookie);
		await seen(() => expect(dee.unread).toBe(0), WITHIN_SECONDS);
	});

	test('J7: started together on an empty database, they have one sample, one admin, and each migration once', async () => {
		const { one, other, url } = processes;
		const client = new pg.Client(url);
		await client.connect();
		const count = async (of: string) =>
			Number((await client.query(`select ${of} as n`)).rows[0]?.n);
		expect(
			await count('(select count(*) - count(distinct hash) from drizzle.__drizzle_migrations)')
		).toBe(0);
		expect(await count('(select count(*) from board)')).toBe(1);
		expect(await count(`(select count(*) from user_account where "isAdmin" = 1)`)).toBe(1);
		await client.end();
		for (const server of [one, other])
			expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
	});
});
