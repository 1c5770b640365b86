import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksOf, slotOf } from '#lib/ui/chart/line-look.ts';

const all = Array.from({ length: 40 }, (_, index) => `issue-${index}`);

describe('T3: lines', () => {
	test('up to twelve are told apart by shape and dash alone', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(all, { maxLength: 12 }), (chosen) => {
				const looks = [...looksOf(chosen, all).values()];
				const apart = looks.map(({ shape, dash }) => `${shape} ${dash.join(' ')}`);
				expect(new Set(apart).size).toBe(chosen.length);
				expect(new Set(looks.map(slotOf)).size).toBe(chosen.length);
			})
		);
	});

	test('keep their look when others come and go, on a board of up to twelve issues', () => {
		const few = all.slice(0, 12);
		fc.assert(
			fc.property(fc.subarray(few), fc.subarray(few), (before, after) => {
				const [one, other] = [looksOf(before, few), looksOf(after, few)];
				for (const id of before.filter((each) => after.includes(each))) {
					expect(other.get(id)).toEqual(one.get(id));
				}
			})
		);
	});
});
