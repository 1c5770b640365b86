import { expect, test } from 'vitest';
import type { Epoch } from '#lib/protocol/live.ts';
import { aHouse, aViewer, SLUG, tension } from './house.ts';

const MADE = '2025-06-15T12:00:00.000Z';

/** What a viewer is told, in order, when it joins with a revision. */
async function toldOnJoining(heads: Record<string, number>, since: number) {
	const house = await aHouse({ name: 'second', restored: { made: MADE, of: 'first', heads } });
	await house.commit(tension(50));
	const viewer = await aViewer(house);
	const told: (Epoch | 'answer')[] = [];
	viewer.socket.on('epoch', (epoch) => told.push(epoch));
	const answer = await viewer.join(since);
	told.push('answer');
	return { told, answer };
}

test('V36: who joins is told first of which epoch the log is, and up to where that of before is kept', async () => {
	const { told, answer } = await toldOnJoining({ [SLUG]: 3, other: 9 }, 57);
	const restored = { made: MADE, of: 'first', kept: 3 };
	expect(told).toEqual([{ board: SLUG, epoch: 'second', restored }, 'answer']);
	expect(answer).toMatchObject({ ok: true, revision: 4 });
});

test('V36: of a board that the backup did not have nothing is kept', async () => {
	const { told } = await toldOnJoining({ constructor: 2 }, 1);
	expect(told[0]).toMatchObject({ restored: { kept: 0 } });
});

test('V36: a log that was never restored has an epoch, and says nothing of another', async () => {
	const viewer = await aViewer(await aHouse());
	const told: Epoch[] = [];
	viewer.socket.on('epoch', (epoch) => told.push(epoch));
	await viewer.join(0);
	expect(told).toEqual([{ board: SLUG, epoch: 'first', restored: null }]);
});
