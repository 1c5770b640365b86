import { expect, test } from 'vitest';
import { Background } from '#lib/server/store/background.ts';

test('L10: of the caches of one board that wait to be written, only the latest is', async () => {
	const background = new Background();
	const written: string[] = [];
	const write = (name: string, value: string) =>
		background.start(name, () => Promise.resolve(void written.push(value)));
	for (const revision of [1000, 2000, 3000]) write('keeping one', `one at ${revision}`);
	write('keeping other', 'other at 1000');
	await background.settled();
	write('keeping one', 'one at 4000');
	await background.settled();
	expect(written).toEqual(['one at 3000', 'other at 1000', 'one at 4000']);
});
