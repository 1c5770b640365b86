import { io, type Socket } from 'socket.io-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DISPLAYS_SOCKET_PATH, DisplayLines, Standing } from '#lib/protocol/displays.ts';
import { aReport } from '../../server/displays/builders.ts';
import { POSTGRES } from '../../server/store/postgres.ts';
import { adminOf, cookieOf, post } from '../harness/accounts.ts';
import { Processes, seen } from '../harness/processes.ts';
import type { BuiltServer } from '../harness/server.ts';

const WITHIN_SECONDS = 20_000;

function connect({ url }: BuiltServer, room: string, cookie: string): Socket {
	const socket = io(url + room, {
		...{ path: DISPLAYS_SOCKET_PATH, transports: ['websocket'] },
		...{ reconnection: false, forceNew: true, extraHeaders: { cookie } }
	});
	onTestFinished(() => void socket.disconnect());
	return socket;
}

/** A screen that loads its page at one process and connects to another. */
async function aScreen(page: BuiltServer, line: BuiltServer) {
	const socket = connect(line, '/screen', cookieOf(await fetch(`${page.url}/wall`)));
	const standings: Standing[] = [];
	const commands: unknown[] = [];
	socket.on('standing', (standing: unknown) => standings.push(Standing.parse(standing)));
	socket.on('command', (command: unknown) => commands.push(command));
	await seen(() => expect(standings).not.toEqual([]), WITHIN_SECONDS);
	return { socket, standings, commands };
}

describe.skipIf(!POSTGRES)('a screen and its desk at different processes', () => {
	const processes = Processes.forThisFile();

	test('J4: are together from its code to its end', async () => {
		const { one, other } = processes;
		const admin = await adminOf(one);
		const { socket, standings, commands } = await aScreen(one, other);
		const [first] = standings;
		if (first?.kind !== 'unpaired') throw new Error(`The screen is ${first?.kind}`);
		let lines: DisplayLines['lines'] = [];
		connect(one, '/displays', admin).on('lines', (told: unknown) => {
			lines = DisplayLines.parse(told).lines;
		});
		const give = (path: string, fields: Record<string, string>) => post(one, path, fields, admin);
		const body = { code: first.code, name: 'Lobby', place: '', board: 'us-china' };
		expect((await give('/displays/pair', body)).status).toBe(303);
		await seen(() => expect(standings.at(-1)?.kind).toBe('paired'), WITHIN_SECONDS);
		await seen(
			() => expect(lines).toMatchObject([{ connected: true, report: null }]),
			WITHIN_SECONDS
		);

		socket.emit('report', aReport({ scene: 'Overview' }));
		await seen(() => expect(lines[0]?.report?.scene).toBe('Overview'), WITHIN_SECONDS);

		const id = lines[0]?.id ?? '';
		await give('/displays?/command', { id, command: 'identify' });
		await seen(() => expect(commands).toEqual([{ type: 'identify' }]), WITHIN_SECONDS);
		await give('/displays?/command', { id, command: 'blank' });
		const blank = { kind: 'paired', display: { blanked: true } };
		await seen(() => expect(standings.at(-1)).toMatchObject(blank), WITHIN_SECONDS);

		await give('/displays?/revoke', { id });
		await seen(() => expect(standings.at(-1)?.kind).toBe('revoked'), WITHIN_SECONDS);
		socket.disconnect();
		await seen(() => expect(lines[0]?.connected).toBe(false), WITHIN_SECONDS);
	});
});
