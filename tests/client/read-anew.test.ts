import { expect, test, vi } from 'vitest';
import { readingAnew } from '#lib/client/read-anew.ts';

test('Y18: what is to be read anew while the server cannot be had is read once it can, and once', async () => {
	let tries = 0;
	const read = vi.fn(async () => undefined);
	const anew = readingAnew(read, {
		isThere: async () => (tries += 1) > 3,
		pause: async () => expect(read).not.toHaveBeenCalled()
	});
	await Promise.all([anew(), anew(), anew()]);
	expect([tries, read.mock.calls.length]).toEqual([4, 1]);
	await anew();
	expect(read).toHaveBeenCalledTimes(2);
});
