import { afterEach, expect, test, vi } from 'vitest';
import { there } from '#lib/client/there.ts';

afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

test('V40: a server that was asked and never answered is asked again', async () => {
	vi.useFakeTimers();
	const given = new AbortController();
	vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(given.signal);
	const ask = vi
		.fn<typeof fetch>()
		.mockImplementationOnce(
			(_, how) => new Promise((_, no) => how?.signal?.addEventListener('abort', no))
		)
		.mockResolvedValue(new Response());
	vi.stubGlobal('fetch', ask);

	const isThere = there();
	given.abort();
	await vi.advanceTimersByTimeAsync(1_000);
	await isThere;

	expect(ask).toHaveBeenCalledTimes(2);
});
