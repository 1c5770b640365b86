import { once } from 'node:events';
import { createServer } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ANYONE } from '#lib/domain/asker.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { DISPLAYS_SOCKET_PATH, Standing } from '#lib/protocol/displays.ts';
import type { Credentials, Known } from '#lib/server/auth/gate.ts';
import { DatabaseTrouble } from '#lib/server/database/trouble.ts';
import { DisplaySockets } from '#lib/server/displays/display-sockets.ts';
import { aReport } from './builders.ts';
import { aWorld, DESK, credentialOf, shown, visit, WHENCE, linesOf } from './world.ts';

/** Takes whoever brings the cookie `ann` for somebody who may do everything. */
const GATE = {
	who: ({ cookies }: Credentials): Promise<Known> =>
		Promise.resolve({
			asker: cookies === 'ann' ? DESK : ANYONE,
			person: null,
			wrongKey: false,
			until: Infinity
		}),
	onChange: () => () => undefined
};

/** Displays behind a real server on a free port. */
async function aServer() {
	const world = await aWorld();
	world.time.now = Date.now();
	const http = createServer((_, response) => response.writeHead(404).end());
	const sockets = new DisplaySockets(http, world.displays, { origin: undefined, gate: GATE });
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	onTestFinished(async () => {
		await sockets.close();
		http.closeAllConnections();
		http.close();
	});
	const bound = http.address();
	if (bound === null || typeof bound === 'string') throw new Error('The server has no port');
	return { ...world, url: `http://127.0.0.1:${bound.port}` };
}

function connect(url: string, room: string, headers: Record<string, string>): Socket {
	const socket = io(url + room, {
		path: DISPLAYS_SOCKET_PATH,
		transports: ['websocket'],
		reconnection: false,
		forceNew: true,
		extraHeaders: headers
	});
	onTestFinished(() => void socket.disconnect());
	return socket;
}

/** A screen that holds a credential, with what it is told as lists that grow. */
function aScreen(url: string, credential: string) {
	const socket = connect(url, '/screen', { cookie: `demarche_display=${credential}` });
	const standings: Standing[] = [];
	const commands: unknown[] = [];
	socket.on('standing', (standing: unknown) => standings.push(Standing.parse(standing)));
	socket.on('command', (command: unknown) => commands.push(command));
	const kinds = () => standings.map(({ kind }) => kind);
	return { socket, standings, commands, kinds };
}

/** A screen that is a display already. */
async function aDisplayScreen() {
	const server = await aServer();
	await visit(server.displays);
	const credential = credentialOf(server.displays);
	const screen = aScreen(server.url, credential);
	await vi.waitUntil(() => screen.standings[0], 20_000);
	const { code } = shown(screen.standings[0] ?? { kind: 'revoked' });
	const request = { code, name: 'Lobby', place: '', board: 'us-china' };
	const display = await server.displays.pair(DESK, request, WHENCE.address);
	if (isRefusal(display)) throw new Error(display.message);
	await vi.waitUntil(() => screen.standings.length === 2, 20_000);
	return { ...server, credential, screen, display };
}

test('P2: a screen is told at once that it is a display, and what it is again when it returns', async () => {
	const { url, credential, screen, display } = await aDisplayScreen();
	expect(screen.kinds()).toEqual(['unpaired', 'paired']);
	const returned = aScreen(url, credential);
	await vi.waitUntil(() => returned.standings[0], 20_000);
	expect(returned.standings[0]).toMatchObject({ kind: 'paired', display: { id: display.id } });
});

test('P8: a screen is told what to do, and another is not', async () => {
	const { url, screen, display, displays } = await aDisplayScreen();
	await visit(displays, 'b');
	const other = aScreen(url, credentialOf(displays, 'b'));
	await vi.waitUntil(() => other.standings[0], 20_000);
	await displays.command(DESK, display.id, { type: 'identify' });
	await displays.command(DESK, display.id, { type: 'pin', issue: 'tariffs' });
	await vi.waitUntil(() => screen.standings.length === 3, 20_000);
	expect(screen.commands).toEqual([{ type: 'identify' }]);
	expect(screen.standings[2]).toMatchObject({ display: { pinned: 'tariffs' } });
	expect(other.commands).toEqual([]);
});

test('P10: a screen that is revoked is told at once', async () => {
	const { screen, display, displays } = await aDisplayScreen();
	await displays.revoke(DESK, display.id);
	await vi.waitUntil(() => screen.kinds().at(-1) === 'revoked', 20_000);
});

test('P2: a screen whose code the server no longer knows is told to begin anew', async () => {
	const { url } = await aServer();
	const screen = aScreen(url, 'A'.repeat(43));
	await vi.waitUntil(() => screen.standings[0], 20_000);
	expect(screen.kinds()).toEqual(['revoked']);
});

test('P10: a display that was revoked while its screen was away is told when it returns', async () => {
	const { url, credential, screen, display, displays } = await aDisplayScreen();
	screen.socket.disconnect();
	await displays.revoke(DESK, display.id);
	const returned = aScreen(url, credential);
	await vi.waitUntil(() => returned.standings[0], 20_000);
	expect(returned.kinds()).toEqual(['revoked']);
});

test('P12: those who look after displays are told of reports, and of a screen that goes', async () => {
	const { url, screen, display } = await aDisplayScreen();
	const desk = connect(url, '/displays', { cookie: 'ann' });
	const told: unknown[] = [];
	desk.on('lines', (lines: unknown) => told.push(lines));
	await vi.waitUntil(() => told.length > 0, 20_000);
	screen.socket.emit('report', aReport({ scene: 'Agenda' }));
	const line = { id: display.id, connected: true, report: { scene: 'Agenda' } };
	await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ lines: [line] }), 20_000);
	screen.socket.disconnect();
	const gone = { id: display.id, connected: false };
	await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ lines: [gone] }), 20_000);
});

test('P12: a report that is not as agreed, or one too many, changes nothing and ends nothing', async () => {
	const { screen, displays } = await aDisplayScreen();
	const sceneNow = async () => (await linesOf(displays)).lines[0]?.report?.scene;
	screen.socket.emit('report', { state: 'splendid' });
	screen.socket.emit('report');
	for (let index = 0; index < 30; index += 1)
		screen.socket.emit('report', aReport({ scene: `${index}` }));
	await vi.waitUntil(async () => (await sceneNow()) === '7', 20_000);
	expect(screen.socket.connected).toBe(true);
});

test('P13: a screen that could not be told what it is, for want of the database, is told once it is back', async () => {
	const { url, store, displays } = await aServer();
	await visit(displays);
	const trouble = new DatabaseTrouble('gone', 'It is gone');
	vi.spyOn(store, 'findByCredential').mockRejectedValueOnce(trouble);
	const screen = aScreen(url, credentialOf(displays));
	await vi.waitUntil(() => screen.standings[0], 20_000);
	expect(screen.kinds()).toEqual(['unpaired']);
});

test('P4: without a credential a connection is nobody, and is let go', async () => {
	const { url } = await aServer();
	const stranger = aScreen(url, '');
	await vi.waitUntil(() => stranger.socket.disconnected && stranger.standings[0], 20_000);
	expect(stranger.kinds()).toEqual(['revoked']);
});

test('P11: who has given no name is not told of displays, and a page of another site is not let in', async () => {
	const { url } = await aServer();
	const nobody = connect(url, '/displays', {});
	await new Promise((resolve) => nobody.once('disconnect', resolve));
	const foreign = connect(url, '/displays', { origin: 'https://evil.example' });
	await new Promise((resolve) => foreign.once('connect_error', resolve));
	expect([nobody.connected, foreign.connected]).toEqual([false, false]);
});
