import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { Peers } from '#lib/server/bus/peers.ts';
import { log } from '#lib/server/log.ts';
import { aBus, Air } from './air.ts';

log.level = 'silent';

beforeEach(
	() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
);
afterEach(() => void vi.useRealTimers());

const Count = z.number();

/** What one more process knows of the others. */
async function aPeer(air: Air): Promise<Peers<number>> {
	const peers = new Peers(await aBus(air), { topic: 'counts', schema: Count });
	onTestFinished(() => peers.close());
	return peers;
}

/** Waits for a condition while no time passes. */
async function soon(condition: () => void): Promise<void> {
	for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
	condition();
}

test('J2: each process knows at once what every other holds, and not what it holds itself', async () => {
	const air = new Air();
	const [one, two, three] = [await aPeer(air), await aPeer(air), await aPeer(air)];
	one.hold('a', 1);
	two.hold('a', 2);
	await soon(() => expect(three.of('a').toSorted()).toEqual([1, 2]));
	expect(one.of('a')).toEqual([2]);
	one.hold('a', null);
	await soon(() => expect(three.of('a')).toEqual([2]));
	expect(three.of('b')).toEqual([]);
});

test('J2: whoever comes later, or missed something, knows it all within seconds', async () => {
	const air = new Air();
	const one = await aPeer(air);
	one.hold('a', 1);
	await soon(() => expect(air.carried).toHaveLength(1));
	const late = await aPeer(air);
	air.carries = false;
	one.hold('b', 2);
	await soon(() => undefined);
	air.carries = true;
	vi.advanceTimersByTime(3_000);
	await soon(() => expect([late.of('a'), late.of('b')]).toEqual([[1], [2]]));
});

test('J2: what a process held is forgotten at once when it stops, and within 14 seconds when it dies', async () => {
	const air = new Air();
	const [one, two, left] = [await aPeer(air), await aPeer(air), await aPeer(air)];
	const changed = vi.fn();
	left.onChange(changed);
	one.hold('a', 1);
	two.hold('a', 2);
	await soon(() => expect(left.of('a')).toHaveLength(2));
	two.close();
	await soon(() => expect(left.of('a')).toEqual([1]));
	air.carries = false;
	vi.advanceTimersByTime(9_000);
	expect(left.of('a')).toEqual([1]);
	vi.advanceTimersByTime(5_000);
	expect(left.of('a')).toEqual([]);
	expect(changed).toHaveBeenCalledTimes(4);
});

test('J2: who holds on is not forgotten, and tells nobody anew who is told the same', async () => {
	const air = new Air();
	const [one, other] = [await aPeer(air), await aPeer(air)];
	const changed = vi.fn();
	other.onChange(changed);
	one.hold('a', 1);
	for (let time = 0; time < 20; time += 1) {
		await soon(() => expect(other.of('a')).toEqual([1]));
		vi.advanceTimersByTime(3_000);
	}
	expect(changed.mock.calls).toEqual([['a']]);
});

test('J2: a process that holds nothing is silent', async () => {
	const air = new Air();
	const one = await aPeer(air);
	one.hold('a', 1);
	one.hold('a', null);
	one.hold('a', null);
	await soon(() => expect(air.carried).toHaveLength(2));
	vi.advanceTimersByTime(60_000);
	await soon(() => expect(air.carried).toHaveLength(2));
});
