import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Pace } from '#lib/server/live/pace.ts';

test('V31: of a crowd, a few have each turn of the event loop, in the order in which they came', async () => {
	const pace = new Pace(3);
	const done: number[] = [];
	for (let each = 0; each < 8; each += 1) pace.do(() => done.push(each));
	expect(done).toEqual([0, 1, 2]);
	await setImmediate();
	expect(done).toEqual([0, 1, 2, 3, 4, 5]);
	await setImmediate();
	expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('V31: who comes alone has their turn at once', async () => {
	const pace = new Pace(1);
	const done: string[] = [];
	pace.do(() => done.push('first'));
	expect(done).toEqual(['first']);
	await setImmediate();
	await setImmediate();
	pace.do(() => done.push('second'));
	expect(done).toEqual(['first', 'second']);
});

test('V31: what one does in their turn may ask for another', async () => {
	const pace = new Pace(2);
	const done: string[] = [];
	pace.do(() => {
		done.push('outer');
		pace.do(() => done.push('inner'));
	});
	await setImmediate();
	expect(done).toEqual(['outer', 'inner']);
});
