import { expect, test } from 'vitest';
import { uuidOf } from '../../domain/builders.ts';
import { aHouse, aViewer, SLUG, tension, until } from './house.ts';

test('V34: a server that ends takes no more commands, asks everybody to leave, and waits for them', async () => {
	const house = await aHouse();
	const [ann, viewer] = [await aViewer(house, 'Ann'), await aViewer(house)];
	const withins: number[] = [];
	for (const { socket } of [ann, viewer]) socket.on('leave', ({ within }) => withins.push(within));
	const left = house.hub.leave();
	await until(() => withins.length === 2);
	expect(withins.every((within) => within >= 1_000 && within <= 3_000)).toBe(true);
	const submit = { board: SLUG, id: uuidOf(70), command: tension(10) };
	expect(await ann.socket.emitWithAck('submit', submit)).toMatchObject({
		ok: false,
		error: { code: 'unavailable' }
	});
	expect(house.store.log(SLUG)).toHaveLength(3);
	const joined = await viewer.socket.emitWithAck('join', { board: SLUG });
	expect(joined).toMatchObject({ ok: true, revision: 3 });
	for (const { socket } of [ann, viewer]) socket.disconnect();
	await left;
});

test('V34: whoever has not left when it ends is cut off, so that they come back by themselves', async () => {
	const house = await aHouse();
	const { socket } = await aViewer(house);
	const reasons: string[] = [];
	socket.on('disconnect', (reason) => reasons.push(reason));
	house.hub.close();
	await until(() => reasons.length > 0);
	expect(reasons).toEqual(['transport close']);
});

test('V34: whoever does not leave is waited for no longer than a few seconds', async () => {
	const house = await aHouse();
	const { socket } = await aViewer(house);
	await house.hub.leave();
	expect(socket.connected).toBe(true);
});
