import { once } from 'node:events';
import { WebSocket } from 'ws';
import { expect, onTestFinished, test } from 'vitest';
import { commandLimits, type CommandRates } from '#lib/server/command-limits.ts';
import { guests } from '#lib/server/guests.ts';
import { uuidOf } from '../../domain/builders.ts';
import { aHouse, aViewer, SLUG, tension, until, Viewer } from './house.ts';

/** Rates for this test alone. */
function limit(rates: CommandRates): void {
	commandLimits.limit(rates);
	onTestFinished(() => commandLimits.limit({ ofOne: 1e9, onBoard: 1e9 }));
}

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
	limit({ ofOne: 2, onBoard: 100 });
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

test('V32, U14: behind a proxy one account has so many connections, from whatever addresses', async () => {
	const house = await aHouse();
	guests.limit({ inAll: 10, fromOne: 2 }, 1);
	onTestFinished(() => guests.limit({ inAll: Infinity, fromOne: Infinity }));
	const first = await aViewer(house, 'Ann', '203.0.113.1');
	await aViewer(house, 'Ann', '203.0.113.2');
	const third = new Viewer(house.url, 'Ann', '203.0.113.3');
	const error = new Promise<Error>((resolve) => third.socket.once('connect_error', resolve));
	expect((await error).message).toBe('too_many');
	third.socket.disconnect();
	await aViewer(house, 'Ben', '203.0.113.3');
	first.socket.disconnect();
	await until(() => guests.size === 2);
	await aViewer(house, 'Ann', '203.0.113.4');
});

test('V33, U14: behind a proxy so many commands come from one address, whoever sends them', async () => {
	const house = await aHouse();
	guests.limit({ inAll: 10, fromOne: 10 }, 1);
	limit({ ofOne: 100, onBoard: 2 });
	onTestFinished(() => guests.limit({ inAll: Infinity, fromOne: Infinity }));
	let asked = 0;
	const answerTo = async (name: string, address: string) => {
		const { socket } = await aViewer(house, name, address);
		// A board of its own: what is sent to one is counted there, too.
		const board = `none-${asked++}`;
		const submit = { board, id: crypto.randomUUID(), command: tension(1) };
		const answer = await socket.emitWithAck('submit', submit);
		return answer.ok ? 'ok' : answer.error.code;
	};
	expect(await answerTo('Ann', '203.0.113.1')).toBe('not_found');
	expect(await answerTo('Ben', '203.0.113.1')).toBe('not_found');
	expect(await answerTo('Cy', '203.0.113.1')).toBe('too_many');
	expect(await answerTo('Ann', '203.0.113.2')).toBe('not_found');
});
