import { expect, onTestFinished, test, vi } from 'vitest';
import { readingAnew } from '#lib/client/read-anew.ts';

const navigating = vi.hoisted(() => ({ complete: Promise.resolve() }));
vi.mock('$app/state', () => ({ navigating }));

test('Y18: what is to be read anew while the server cannot be had is read once it can, and once', async () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const ask = vi
		.fn<() => Promise<Response>>()
		.mockRejectedValueOnce(new TypeError('Failed to fetch'))
		.mockResolvedValueOnce(new Response('', { status: 503 }))
		.mockImplementation(async () => new Response('ok'));
	vi.stubGlobal('fetch', ask);
	onTestFinished(() => void vi.unstubAllGlobals());
	const read = vi.fn(async () => undefined);
	const anew = readingAnew(read);
	const all = Promise.all([anew(), anew(), anew()]);
	await vi.advanceTimersByTimeAsync(1_999);
	expect([ask.mock.calls.length, read.mock.calls.length]).toEqual([2, 0]);
	await vi.advanceTimersByTimeAsync(1);
	await all;
	expect([ask.mock.calls.length, read.mock.calls.length]).toEqual([3, 1]);
	await anew();
	expect(read).toHaveBeenCalledTimes(2);
});

test('Y18: where the server goes while a page is read anew, its data is asked for until it comes, and nothing else is', async () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const data = vi
		.fn<() => Promise<Response>>()
		.mockRejectedValueOnce(new TypeError('Failed to fetch'))
		.mockResolvedValueOnce(new Response('', { status: 502 }))
		.mockResolvedValueOnce(new Response('data'));
	const ask = vi.fn<typeof fetch>(async (asked) => {
		if (asked === '/healthz') return new Response();
		if (asked === '/b/us-china/__data.json') return data();
		throw new TypeError('Failed to fetch');
	});
	vi.stubGlobal('fetch', ask);
	onTestFinished(() => void vi.unstubAllGlobals());
	const got: string[] = [];
	const anew = readingAnew(async () => {
		await expect(fetch('/else')).rejects.toThrow('Failed to fetch');
		got.push(await (await fetch('/b/us-china/__data.json')).text());
	});
	const all = Promise.all([anew(), anew()]);
	await vi.advanceTimersByTimeAsync(2_000);
	await all;
	expect(got).toEqual(['data']);
	expect(data).toHaveBeenCalledTimes(3);
});

test.each([
	['have got there', () => undefined],
	['were led elsewhere', () => Promise.reject(new Error('navigation aborted'))]
])('Y18: a page that somebody is leaving is read anew once they %s', async (_, ends) => {
	vi.stubGlobal('fetch', async () => new Response('ok'));
	onTestFinished(() => void vi.unstubAllGlobals());
	let end = (): void => undefined;
	navigating.complete = new Promise<void>((over) => (end = over)).then(ends);
	onTestFinished(() => void (navigating.complete = Promise.resolve()));
	const read = vi.fn(async () => undefined);
	const anew = readingAnew(read);
	const all = Promise.all([anew(), anew()]);
	await new Promise((over) => setImmediate(over));
	expect(read).not.toHaveBeenCalled();
	end();
	await all;
	expect(read).toHaveBeenCalledTimes(1);
});
