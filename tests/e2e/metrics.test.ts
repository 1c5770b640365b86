import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Client } from '../fault/client.ts';
import { uuidOf } from '../domain/builders.ts';
import { keyOf } from './harness/accounts.ts';
import { makeBoard } from './harness/desk.ts';
import { BuiltServer } from './harness/server.ts';
import { numbered } from '../fault/commands.ts';

const TOKEN = 'a-token-of-at-least-thirty-two-letters';

let server: BuiltServer;
beforeAll(async () => {
	server = await BuiltServer.start({
		...{ DEMARCHE_SAMPLE: 'off', DEMARCHE_LOG: 'debug' },
		DEMARCHE_METRICS_TOKEN: TOKEN
	});
	await makeBoard(server);
});
afterAll(() => server.dispose());

const scrape = (headers: Record<string, string>) => fetch(`${server.url}/metrics`, { headers });

/** The figures of the process, by name and labels. */
async function figures(): Promise<Map<string, number>> {
	const text = await (await scrape({ authorization: `Bearer ${TOKEN}` })).text();
	const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
	return new Map(lines.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]));
}

test('O10: the figures are for whoever has the token, and nothing is there for others', async () => {
	const answers = await Promise.all([
		scrape({ authorization: `Bearer ${TOKEN}` }),
		scrape({ authorization: `Bearer ${TOKEN}x` }),
		scrape({})
	]);
	expect(answers.map(({ status }) => status)).toEqual([200, 404, 404]);
	expect(answers[0]?.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
	expect(answers[0]?.headers.get('cache-control')).toBe('no-store');
});

test('O11: what a server does shows in its figures', async () => {
	const editor = new Client([server.url], await keyOf(server, 'Bob Brown'));
	await vi.waitFor(() => expect(editor.isLive).toBe(true), 20_000);
	const before = await figures();
	const answer = await editor.submit(uuidOf(1), numbered(1));
	const refused = await editor.submit(uuidOf(2), { type: 'issue.archive', issue: 'nowhere' });
	expect([answer, refused]).toMatchObject([{ ok: true }, { error: { code: 'not_found' } }]);
	await fetch(`${server.url}/api/v1/boards/us-china?colour=red`);
	await vi.waitFor(() => expect(editor.revision).toBe(answer?.ok ? answer.revision : 0), 20_000);
	const after = await figures();
	const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
	expect(after.get('demarche_board_revision{board="us-china"}')).toBe(editor.revision);
	expect(after.get('demarche_viewers{board="us-china"}')).toBe(1);
	expect(after.get('demarche_connections')).toBe(1);
	expect(grown('demarche_commands_committed_total')).toBe(1);
	expect(grown('demarche_refusals_total{code="not_found"}')).toBe(1);
	expect(grown('demarche_refusals_total{code="invalid"}')).toBe(1);
	expect(grown('demarche_fan_out_seconds_count')).toBe(1);
	expect(grown('demarche_database_seconds_count{work="write"}')).toBeGreaterThan(0);
	const route = 'method="GET",route="/api/v1/boards/[board=slug]",status="422"';
	expect(grown(`demarche_request_seconds_count{${route}}`)).toBe(1);
	editor.close();
});

test('O12: the name of a request is in its answer and in every line of its log', async () => {
	const answer = await fetch(`${server.url}/b/nowhere`, {
		headers: { 'x-request-id': 'mine-mine' }
	});
	const name = answer.headers.get('x-request-id') ?? '';
	expect(name).toMatch(/^[\da-f-]{36}$/);
	const line = server.output.split('\n').find((each) => each.includes(name)) ?? '{}';
	expect(JSON.parse(line)).toMatchObject({
		requestId: name,
		msg: 'request answered',
		method: 'GET',
		path: '/b/nowhere',
		status: 404
	});
});
