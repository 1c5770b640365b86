import { expect, test } from 'vitest';
import { BoardAnswer } from '#lib/protocol/api.ts';
import { HistoryAnswer } from '#lib/protocol/history.ts';
import { Api, BOARD, SLUG } from './api.ts';

test('R1: a board is sent with the hash of the change at its revision', async () => {
	const api = await Api.open();
	const hashOf = async (query: string) =>
		BoardAnswer.parse(await (await api.ask(BOARD, { query })).json()).hash;
	expect(await hashOf('')).toBe(await api.store.hashAt(SLUG, 3));
	expect(await hashOf('?revision=2')).toBe(await api.store.hashAt(SLUG, 2));
});

test('R6: a page of the history is had as JSON; what makes no sense is refused', async () => {
	const api = await Api.open();
	const page = await api.ask(`${BOARD}/history`, { query: '?kind=issue' });
	const { items, next } = HistoryAnswer.parse(await page.json());
	expect(items.map(({ revision }) => revision)).toEqual([3]);
	expect(next).toBeNull();
	expect((await api.ask(`${BOARD}/history`, { query: '?before=yesterday' })).status).toBe(422);
	const elsewhere = await api.ask(`${BOARD}/history`, { params: { board: 'nowhere' } });
	expect(elsewhere.status).toBe(404);
});
