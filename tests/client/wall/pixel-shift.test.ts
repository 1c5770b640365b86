import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTurnedAfter, shiftAt } from '#lib/client/wall/pixel-shift.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('W13: no two minutes that follow one another have the same place, and none is farther off than a letter is wide', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 10_000_000 }), (minute) => {
			const [one, next] = [shiftAt(minute * MINUTE), shiftAt((minute + 1) * MINUTE)];
			expect(one).not.toEqual(next);
			expect(Math.hypot(one.x, one.y)).toBeLessThan(0.5);
		})
	);
});

test('W13: a wall is as it came on for half a day, turned for the next, and so on', () => {
	expect([0, 12 * HOUR - 1, 12 * HOUR, 24 * HOUR - 1, 24 * HOUR].map(isTurnedAfter)).toEqual([
		...[false, false],
		...[true, true],
		false
	]);
});
