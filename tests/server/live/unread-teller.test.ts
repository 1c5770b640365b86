import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { aHouse, aViewer, until } from './house.ts';

/** Slower than people are told. */
const SLOW = 400;

test('I7: how much is unread is told in the order in which it was counted, however long that takes', async () => {
	const listeners: (() => void)[] = [];
	let counted = 0;
	const counts = {
		standing: async () => {
			counted += 1;
			const unread = counted === 1 ? 1 : 0;
			if (counted === 1) await setTimeout(SLOW);
			return { unread, stamp: '' };
		},
		onChange: (listener: () => void) => {
			listeners.push(listener);
			return () => undefined;
		}
	};
	const house = await aHouse(undefined, counts);
	const ann = await aViewer(house, 'Ann');
	const told: number[] = [];
	ann.socket.on('inbox', ({ unread }) => told.push(unread));
	await until(() => counted === 1);
	for (const listener of listeners) listener();
	await until(() => told.length === 2);
	expect(told).toEqual([1, 0]);
});
