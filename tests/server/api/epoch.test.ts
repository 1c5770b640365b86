import { expect, test } from 'vitest';
import { Api, BOARD } from './api.ts';

test('O8: an ETag of before a restoration is not good after it, though revision and moment are the same', async () => {
	const api = await Api.open();
	const etag = (await api.ask(BOARD)).headers.get('etag') ?? '';
	expect((await api.ask(BOARD, { headers: { 'if-none-match': etag } })).status).toBe(304);
	api.epoch = 'f00dfeed';
	expect((await api.ask(BOARD, { headers: { 'if-none-match': etag } })).status).toBe(200);
});
