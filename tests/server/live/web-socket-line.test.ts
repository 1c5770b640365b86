import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Line, LineEvents } from '#lib/client/line.ts';
import { openWebSocketLine } from '#lib/client/web-socket-line.ts';

/** A plain socket.io server for this test alone, where lines begin. */
async function aServer(): Promise<Server> {
	const http = createServer();
	const server = new Server(http, { pingInterval: 20, pingTimeout: 5_000 });
	onTestFinished(() => void server.close());
	await listen(http);
	return server;
}

/** A server that only says those words to whoever comes. */
async function aStranger(...words: string[]): Promise<void> {
	const http = createServer();
	const server = new WebSocketServer({ server: http });
	server.on('connection', (socket) => words.forEach((each) => socket.send(each)));
	onTestFinished(() => {
		server.clients.forEach((each) => each.terminate());
		http.close();
	});
	await listen(http);
}

async function listen(http: ReturnType<typeof createServer>): Promise<void> {
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	const address = http.address();
	const port = typeof address === 'object' ? address?.port : 0;
	vi.stubGlobal('WebSocket', WebSocket);
	vi.stubGlobal('location', { origin: `http://127.0.0.1:${port}` });
	onTestFinished(() => void vi.unstubAllGlobals());
}

/** A line, and all that it told. */
function aLine(auth = {}): { line: Line; told: unknown[]; signs: () => number } {
	const told: unknown[] = [];
	const sign = vi.fn();
	const events: LineEvents = {
		opened: () => told.push('opened'),
		closed: () => told.push('closed'),
		heard: (event, payload) => told.push([event, payload]),
		sign
	};
	const line = openWebSocketLine(auth, events);
	onTestFinished(() => line.close());
	return { line, told, signs: () => sign.mock.calls.length };
}

const until = (told: unknown[], what: unknown) =>
	vi.waitFor(() => expect(told).toContainEqual(what), 20_000);

test('V1: a line says who calls, and hears what the server tells', async () => {
	const server = await aServer();
	server.on('connection', (socket) => socket.emit('hello', socket.handshake.auth));
	const { told } = aLine({ actor: { name: 'Ann' } });
	await until(told, ['hello', { actor: { name: 'Ann' } }]);
	expect(told[0]).toBe('opened');
});

test('V8: each question has its own answer, in whatever order they come', async () => {
	const server = await aServer();
	server.on('connection', (socket) => {
		const late: (() => void)[] = [];
		socket.on('join', ({ board }: { board: string }, answer: (words: object) => void) => {
			late.unshift(() => answer({ of: board }));
			if (late.length === 2) late.forEach((each) => each());
		});
	});
	const { line, told } = aLine();
	await until(told, 'opened');
	const asked = ['one', 'two'].map((board) => line.ask('join', { board }, 5_000));
	expect(await Promise.all(asked)).toEqual([{ of: 'one' }, { of: 'two' }]);
});

test('V11: what is told without a question arrives', async () => {
	const server = await aServer();
	const heard = new Promise((resolve) =>
		server.on('connection', (socket) => socket.on('presence', resolve))
	);
	const { line, told } = aLine();
	await until(told, 'opened');
	line.tell('presence', { doing: 'viewing' });
	expect(await heard).toEqual({ doing: 'viewing' });
});

test('V17: every ping of the server is a sign of life, and is answered', async () => {
	await aServer();
	const { told, signs } = aLine();
	await vi.waitFor(() => expect(signs()).toBeGreaterThan(6), 20_000);
	expect(told).toEqual(['opened']);
});

test('V17: a question that is not answered in time rejects', async () => {
	await aServer();
	const { line, told } = aLine();
	await until(told, 'opened');
	await expect(line.ask('join', {}, 20)).rejects.toThrow();
});

test('V18: a line that the server ends says so once, and what was asked rejects', async () => {
	const server = await aServer();
	server.on('connection', (socket) => socket.on('join', () => socket.disconnect()));
	const { line, told } = aLine();
	await until(told, 'opened');
	await expect(line.ask('join', {}, 5_000)).rejects.toThrow();
	expect(told).toEqual(['opened', 'closed']);
});

test('V18: a caller whom the server refuses is told that the line is closed', async () => {
	const server = await aServer();
	server.use((_, next) => next(new Error('No')));
	const { told } = aLine();
	await until(told, 'closed');
	expect(told).toEqual(['closed']);
});

test('V18: a line that is let go tells nothing more', async () => {
	const server = await aServer();
	const gone = new Promise((resolve) =>
		server.on('connection', (socket) => socket.on('disconnect', resolve))
	);
	const { line, told } = aLine();
	await until(told, 'opened');
	line.close();
	await gone;
	expect(told).toEqual(['opened']);
});

test.each(['42{"not":"a list"}', '42[', '9', ''])(
	'V8: a server that says %j is none of ours',
	async (words) => {
		await aStranger('0{}', words);
		const { told } = aLine();
		await until(told, 'closed');
	}
);
