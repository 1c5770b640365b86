import { ANYONE } from '#lib/domain/asker.ts';
import { expect, test } from 'vitest';
import {
	BoardAnswer,
	ChangesAnswer,
	CommandAnswer,
	ErrorAnswer,
	SeriesAnswer
} from '#lib/protocol/api.ts';
import { Dossier } from '#lib/protocol/dossier.ts';
import { anAsker, uuidOf } from '../../domain/builders.ts';
import { Api, BOARD, COMMANDS, SLUG } from './api.ts';

const assess = (tension: number) =>
	({ type: 'issue.assess', issue: 'tariffs', status: 'talks', tension }) as const;

const errorOf = async (response: Response) => ErrorAnswer.parse(await response.json()).error;

test('A2: a board is sent with an ETag, and not again to who has it', async () => {
	const api = await Api.open();
	const first = await api.ask(BOARD);
	const etag = first.headers.get('etag') ?? '';
	expect(BoardAnswer.parse(await first.json())).toMatchObject({
		revision: 3,
		board: { slug: SLUG }
	});
	const again = await api.ask(BOARD, { headers: { 'if-none-match': `"other", ${etag}` } });
	expect(again.status).toBe(304);
	expect(await again.text()).toBe('');
	await api.commit(assess(10));
	const changed = await api.ask(BOARD, { headers: { 'if-none-match': etag } });
	expect(changed.status).toBe(200);
	expect(changed.headers.get('etag')).not.toBe(etag);
});

test('A3: a board is given as it was at a revision, a moment, or the end of a day', async () => {
	const api = await Api.open();
	await api.commit(assess(10));
	const revisionAt = async (query: string) =>
		BoardAnswer.parse(await (await api.ask(BOARD, { query })).json()).revision;
	expect(await revisionAt('?revision=2')).toBe(2);
	expect(await revisionAt('?at=2025-06-15T12:03:30.000Z')).toBe(3);
	expect(await revisionAt('?at=2025-06-15')).toBe(4);
});

test.each(['?revision=99', '?revision=0', '?at=2020-01-01'])(
	'A3: %s, which the board never was, is not found',
	async (query) => {
		const response = await (await Api.open()).ask(BOARD, { query });
		expect(response.status).toBe(404);
		expect((await errorOf(response)).code).toBe('not_found');
	}
);

test.each([
	['?revision=two', 'revision'],
	['?revision=-1', 'revision'],
	['?at=yesterday', 'at'],
	['?colour=red', 'colour'],
	['?revision=1&at=2025-06-15', '']
])('A1: the query %s is invalid, and the answer says where', async (query, field) => {
	const response = await (await Api.open()).ask(BOARD, { query });
	expect(response.status).toBe(422);
	expect(Object.keys((await errorOf(response)).fields ?? {})).toContain(field);
});

test('A4: changes come page by page, and say whether more follow', async () => {
	const api = await Api.open();
	const page = async (query: string) =>
		ChangesAnswer.parse(await (await api.ask(`${BOARD}/changes`, { query })).json());
	const first = await page('?since=0&limit=2');
	expect(first.changes.map((change) => change.revision)).toEqual([1, 2]);
	expect(first).toMatchObject({ revision: 3, more: true });
	expect(await page('?since=2&limit=2')).toMatchObject({ changes: [{ revision: 3 }], more: false });
	expect(await page('?since=3')).toMatchObject({ changes: [], revision: 3, more: false });
	expect((await api.ask(`${BOARD}/changes`, { query: '?limit=1001' })).status).toBe(422);
});

test('A6: a command is answered with its changes, and with the same when it is sent again', async () => {
	const api = await Api.open();
	const body = JSON.stringify({ id: uuidOf(500), command: assess(10) });
	const answers = [await api.post(body), await api.post(body)];
	const [first, again] = await Promise.all(
		answers.map(async (each) => CommandAnswer.parse(await each.json()))
	);
	expect(first).toMatchObject({ revision: 4, changes: [{ revision: 4, command: uuidOf(500) }] });
	expect(again).toEqual(first);
	expect(api.store.log(SLUG)).toHaveLength(4);
});

test.each([
	['{"id":', 400, 'malformed', undefined],
	['\u{0}', 400, 'malformed', undefined],
	['[]', 422, 'invalid', ''],
	[JSON.stringify({ id: 'x', command: assess(1) }), 422, 'invalid', 'id'],
	[
		JSON.stringify({ id: uuidOf(700), command: { type: 'issue.burn' } }),
		422,
		'invalid',
		'command.type'
	],
	[
		JSON.stringify({ id: uuidOf(700), command: { ...assess(1), colour: 1 } }),
		422,
		'invalid',
		'command.colour'
	],
	[
		JSON.stringify({ id: uuidOf(700), command: { ...assess(1), issue: 'no-such' } }),
		404,
		'not_found',
		undefined
	],
	[
		JSON.stringify({ id: uuidOf(700), command: { ...assess(1), asOf: '2030-01-01' } }),
		422,
		'invalid',
		'asOf'
	]
])('A7: the body %s is refused and changes nothing', async (body, status, code, field) => {
	const api = await Api.open();
	const response = await api.post(body);
	expect(response.status).toBe(status);
	const error = await errorOf(response);
	expect(error.code).toBe(code);
	if (field !== undefined) expect(Object.keys(error.fields ?? {})).toContain(field);
	expect(api.store.log(SLUG)).toHaveLength(3);
});

test('A7: a body over 256 KiB is refused, and not read on, whether or not it says how long it is', async () => {
	const api = await Api.open();
	let read = 0;
	const endless = new ReadableStream<Uint8Array>({
		pull: (controller) => {
			read += 1024;
			controller.enqueue(new Uint8Array(1024));
		}
	});
	const response = await api.post(endless);
	expect(response.status).toBe(413);
	expect((await errorOf(response)).code).toBe('too_large');
	expect(read).toBeLessThan(300 * 1024);
	expect((await api.post('{}', { 'content-length': '300000' })).status).toBe(413);
});

test('A7: a body that is not UTF-8 is malformed', async () => {
	const response = await (await Api.open()).post(new Uint8Array([0xff, 0xfe]));
	expect(response.status).toBe(400);
});

test('A1: who has not signed in is told so', async () => {
	const api = await Api.open();
	api.asker = ANYONE;
	const response = await api.post(JSON.stringify({ id: uuidOf(700), command: assess(1) }));
	expect(response.status).toBe(401);
});

test('A1, E4: a lost race of two people is a conflict, with both values, who, when and why', async () => {
	const api = await Api.open();
	await api.commit(assess(10));
	api.asker = anAsker({ id: 'bob', name: 'Bob' });
	const command = { ...assess(20), expect: 3 };
	const response = await api.post(JSON.stringify({ id: uuidOf(900), command }));
	expect(response.status).toBe(409);
	const error = await errorOf(response);
	expect(error.message).toContain('Ann');
	expect(error.conflicts).toMatchObject([
		{ field: 'tension', mine: 20, theirs: 10, revision: 4, by: { name: 'Ann' } }
	]);
});

test('A1, O12: where the engine fails, the answer is 503, names the request and says nothing of the insides', async () => {
	const api = await Api.open();
	api.store.faults = ['before'];
	const refused = await api.post(JSON.stringify({ id: uuidOf(1000), command: assess(1) }));
	expect(refused.status).toBe(503);
	api.store.boards = () => Promise.reject(new Error('secret path'));
	const response = await api.ask('api/v1/boards');
	expect(response.status).toBe(503);
	const error = await errorOf(response);
	expect(error.message).toBe('The server cannot answer now (request r1)');
});

test('A1: an unknown address and another method are refused in the same shape', async () => {
	const api = await Api.open();
	const unknown = await api.ask('api/[...rest]');
	expect(unknown.status).toBe(404);
	expect((await errorOf(unknown)).code).toBe('not_found');
	for (const [route, method] of [
		[COMMANDS, 'GET'],
		[BOARD, 'DELETE'],
		[`${BOARD}/series`, 'PUT']
	] as const) {
		const response = await api.ask(route, { method });
		expect(response.status).toBe(405);
		expect((await errorOf(response)).code).toBe('malformed');
	}
});

test.each([BOARD, `${BOARD}/changes`, `${BOARD}/series`, `${BOARD}/issues/[issue=slug]`])(
	'A5: %s of a board that does not exist is not found',
	async (route) => {
		const response = await (await Api.open()).ask(route, { params: { board: 'nowhere' } });
		expect(response.status).toBe(404);
	}
);

test('A8: a series has the lines asked for and the index', async () => {
	const api = await Api.open();
	await api.commit({ ...assess(10), asOf: '2025-01-10' });
	await api.commit(assess(50));
	const ask = (query: string) => api.ask(`${BOARD}/series`, { query });
	const series = SeriesAnswer.parse(await (await ask('?issues=tariffs')).json());
	expect(series).toMatchObject({ from: '2025-01-10', to: '2025-06-15' });
	expect(series.issues).toMatchObject([
		{
			issue: 'tariffs',
			steps: [
				[expect.any(Number), 10, 'talks'],
				[expect.any(Number), 50, 'talks']
			]
		}
	]);
	expect(series.index.map(([, index]) => index)).toEqual([10, 50]);
	for (const query of ['?issues=nothing', '?from=2025-02-01&to=2025-01-01', '?points=1']) {
		expect((await ask(query)).status).toBe(422);
	}
});

test('A9: the dossier of an issue is read page by page', async () => {
	const api = await Api.open();
	await api.commit(assess(10));
	const route = `${BOARD}/issues/[issue=slug]`;
	const dossier = Dossier.parse(await (await api.ask(route)).json());
	expect(dossier.changes.items[0]).toMatchObject({ revision: 4 });
	const list = `${route}/[list]`;
	const page = await api.ask(list, { params: { list: 'changes' } });
	expect(await page.json()).toEqual(dossier.changes);
	const wrong = await api.ask(list, { params: { list: 'changes' }, query: '?cursor=x' });
	expect(wrong.status).toBe(422);
	expect((await api.ask(route, { params: { issue: 'nothing' } })).status).toBe(404);
});

test('A10: the server says whether it is alive, and whether it can commit', async () => {
	const api = await Api.open();
	expect((await api.ask('healthz')).status).toBe(200);
	expect((await api.ask('readyz')).status).toBe(200);
	api.store.faults = ['before'];
	expect((await api.ask('readyz')).status).toBe(503);
});
