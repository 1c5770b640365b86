import { once } from 'node:events';
import { WebSocket } from 'ws';
import { expect, onTestFinished, test } from 'vitest';
import { commandLimits } from '#lib/server/command-limits.ts';
import { guests } from '#lib/server/guests.ts';
import { uuidOf } from '../../domain/builders.ts';
import { aHouse, aViewer, SLUG, tension, until } from './house.ts';

test('V32: one connection too many is refused, until another is closed; who is here notices nothing', async () => {
	const house = await aHouse();
	guests.limit({ inAll: 2, fromOne: 2 });
	onTestFinished(() => guests.limit({ inAll: Infinity, fromOne: Infinity }));
	const [one, other] = [await aViewer(house), await aViewer(house)];
	const address = `${house.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
	const [error] = await once(new WebSocket(address), 'error');
	expect(String(error)).toMatch(/40[03]/);
	expect(await one.socket.emitWithAck('join', { board: SLUG })).toMatchObject({ ok: true });
	other.socket.disconnect();
	await until(() => guests.hasRoom);
	expect((await aViewer(house)).hellos).toHaveLength(1);
});

test('V33: a command too many is refused over the socket, and nothing comes of it', async () => {
	const house = await aHouse();
	commandLimits.limit({ ofOne: 2, onBoard: 100 });
	const { socket } = await aViewer(house, 'Ann');
	const answers = [];
	for (let sent = 0; sent < 3; sent += 1) {
		const submit = { board: SLUG, id: uuidOf(50 + sent), command: tension(sent) };
		answers.push(await socket.emitWithAck('submit', submit));
	}
	expect(answers).toMatchObject([
		{ ok: true },
		{ ok: true },
		{ ok: false, error: { code: 'too_many', message: expect.stringMatching(/again in \d+ s$/) } }
	]);
	expect(house.store.log(SLUG)).toHaveLength(5);
});
