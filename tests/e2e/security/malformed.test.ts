import { readdirSync } from 'node:fs';
import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DISPLAYS_SOCKET_PATH, SCREEN_NAMESPACE } from '#lib/protocol/displays.ts';
import { ACTIONS, ENDPOINTS } from './routes.ts';
import { aCastle, PRIVATE, type Castle } from './castle.ts';

let castle: Castle;
let sockets: Socket[];
beforeAll(async () => {
	castle = await aCastle();
	sockets = await Promise.all([
		aSocket('', '/socket.io'),
		aSocket(SCREEN_NAMESPACE, DISPLAYS_SOCKET_PATH)
	]);
});
afterAll(() => castle.server.dispose());
afterAll(() => sockets.forEach((socket) => socket.disconnect()));

const FRAMES = 8_500;
const BODIES = 1_500;
const SEED = 20_251_127;

async function aSocket(namespace: string, path: string): Promise<Socket> {
	const headers = namespace
		? { cookie: `demarche_display=${await aScreen()}` }
		: castle.tickets.editor.headers;
	const socket = io(castle.server.url + namespace, {
		...{ path, transports: ['websocket'], forceNew: true, extraHeaders: headers }
	});
	await new Promise<void>((resolve) => socket.once('connect', resolve));
	return socket;
}

/** The credential of a screen that nobody has paired. */
async function aScreen(): Promise<string> {
	const { headers } = await fetch(`${castle.server.url}/wall`);
	return /demarche_display=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
}

/** Words that mean something to the server, among any others. */
const word = fc.oneof(
	fc.constantFrom(
		'board',
		'id',
		'command',
		'type',
		'issue',
		'issues',
		'since',
		'expect',
		'tension'
	),
	fc.constantFrom('__proto__', 'constructor', 'toString', 'length', 'name', 'email', 'password'),
	fc.string({ maxLength: 12, unit: 'binary' })
);
const text = fc.oneof(
	fc.constantFrom(PRIVATE, 'heliograph-question', 'issue.assess', 'board.edit', 'change.undo', ''),
	fc.constantFrom('\u0000', '\ud800', '../..', "'; drop table changes; --", '%00', '9'.repeat(400)),
	fc.uuid(),
	fc.string({ maxLength: 40, unit: 'binary' })
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4, depthSize: 'small' },
		text,
		fc.constantFrom(null, true, -1, 0, 1e308, 2 ** 53, 0.1),
		fc.array(tie('tree'), { maxLength: 4 }),
		fc.dictionary(word, tie('tree'), { maxKeys: 5 })
	)
}));
/** Like a command, so that some get past the first door. */
const likeSubmit = fc.record(
	{
		board: fc.oneof(fc.constant(PRIVATE), tree),
		id: fc.oneof(fc.uuid(), tree),
		command: fc.oneof(tree, fc.record({ type: text, issue: text, tension: tree, note: tree }))
	},
	{ requiredKeys: [] }
);
const payload = fc.oneof(tree, likeSubmit);

/** What the server's process holds: handles of files and connections, and memory in MB. */
async function held(): Promise<{ handles: number; memory: number }> {
	const { pid } = castle.server;
	const { readFile } = await import('node:fs/promises');
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const memory = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
	return { handles: readdirSync(`/proc/${pid}/fd`).length, memory };
}

const EVENTS = ['join', 'submit', 'presence', 'report', 'hello', 'disconnect ', '__proto__', ''];

async function sendFrames(frames: readonly { event: string; args: unknown[] }[]): Promise<void> {
	for (const [at, { event, args }] of frames.entries()) {
		sockets[at % 2]?.emit(event, ...args);
		// Its answer comes after all that was sent before it has been taken.
		if (at % 500 === 499) await sockets[0]?.emitWithAck('join', { board: 'nowhere' });
	}
}

/** The status that a body is answered with. */
const posted = (agent: Agent, to: string, headers: OutgoingHttpHeaders, body: string) =>
	new Promise<number>((resolve, reject) => {
		const sent = request(castle.server.url + to, { agent, method: 'POST', headers }, (answer) => {
			answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
		});
		sent.on('error', reject).end(body);
	});

/** What each address answers, fifty at a time. Afterwards the server holds no connection that is kept for more. */
async function sendBodies(
	bodies: readonly { to: string; type: string; body: string }[]
): Promise<number[]> {
	const agent = new Agent({ keepAlive: true });
	const statuses: number[] = [];
	for (let at = 0; at < bodies.length; at += 50) {
		const batch = bodies.slice(at, at + 50).map(async ({ to, type, body }) => {
			const { headers } = castle.tickets.editor;
			const given = { ...headers, origin: castle.server.url, 'content-type': type };
			const status = await posted(agent, to, given, body);
			if (status >= 500) throw new Error(`${status} at ${to}: ${type} ${body}`);
			return status;
		});
		statuses.push(...(await Promise.all(batch)));
	}
	agent.destroy();
	return statuses;
}

/** Every address that takes a body, with what its path names. */
const ADDRESSES: readonly string[] = [
	...ENDPOINTS,
	...ACTIONS.filter((each) => !/rename|endSession|changePassword/.test(each))
]
	.filter((route) => route !== '/sign-out')
	.map((route) =>
		route
			.replace(/\[board(=slug)?\]/, PRIVATE)
			.replace(/\[issue(=slug)?\]/, 'heliograph-question')
			.replace(/\[list\]/, 'entries')
			.replace(/\[secret\]/, 'made-up')
			.replace('/[[publisher]]', '')
			.replace('[iso]', 'cn')
			.replace('[...rest]', 'nothing')
			.replace('?/default', '')
	);

const frames = (count: number, seed: number) =>
	fc.sample(
		fc.record({ event: fc.constantFrom(...EVENTS), args: fc.array(payload, { maxLength: 3 }) }),
		{ numRuns: count, seed }
	);

const bodies = (count: number, seed: number) =>
	fc.sample(
		fc.record({
			to: fc.constantFrom(...ADDRESSES),
			type: fc.constantFrom(
				'application/json',
				'application/x-www-form-urlencoded',
				'multipart/form-data; boundary=x',
				'text/plain',
				'x'
			),
			body: fc.oneof(
				payload.map((each) => JSON.stringify(each) ?? ''),
				fc.string({ maxLength: 200, unit: 'binary' }),
				fc
					.dictionary(word, text, { maxKeys: 5 })
					.map((fields) => new URLSearchParams(toWellFormed(fields)).toString()),
				fc.constantFrom(
					'{"a":',
					'[[[['.repeat(5_000),
					'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'
				)
			)
		}),
		{ numRuns: count, seed }
	);

const toWellFormed = (fields: Record<string, string>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [name, Buffer.from(value).toString()])
	);

test('X13: 10,000 malformed frames and bodies end nothing, leak nothing and meet no failure', async () => {
	await sendFrames(frames(1_000, SEED + 1));
	await sendBodies(bodies(500, SEED + 1));
	const before = await held();
	await sendFrames(frames(FRAMES, SEED));
	const statuses = await sendBodies(bodies(BODIES, SEED));
	expect(statuses).toHaveLength(BODIES);
	expect(statuses.some((status) => status === 400) && statuses.includes(422)).toBe(true);
	expect(sockets.map(({ connected }) => connected)).toEqual([true, true]);
	await expect.poll(async () => (await held()).handles - before.handles).toBeLessThanOrEqual(5);
	expect((await held()).memory - before.memory).toBeLessThan(100);
	expect(castle.server.output).not.toMatch(/request failed|an event failed|"level":(50|60)/);
	expect((await fetch(`${castle.server.url}/readyz`)).status).toBe(200);
}, 60_000);
