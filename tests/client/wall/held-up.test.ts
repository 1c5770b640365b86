import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HELD_FOR, holdUp, MOST_HELD, NONE_HELD, settle } from '#lib/client/wall/held-up.ts';

const heldIn = (state: typeof NONE_HELD) => state.held.map(({ issue }) => issue);
const issues = (count: number) => Array.from({ length: count }, (_, index) => `issue-${index}`);

test('W5: a changed card is held up for twenty seconds', () => {
	const state = holdUp(NONE_HELD, ['taiwan'], 100, () => true);
	expect(heldIn(settle(state, 100 + HELD_FOR - 1, () => true))).toEqual(['taiwan']);
	expect(settle(state, 100 + HELD_FOR, () => true)).toEqual(NONE_HELD);
});

test('W5: a fourth card waits until one goes down', () => {
	const state = holdUp(NONE_HELD, issues(4), 0, () => true);
	expect(heldIn(state)).toEqual(['issue-0', 'issue-1', 'issue-2']);
	expect(heldIn(settle(state, HELD_FOR, () => true))).toEqual(['issue-3']);
});

test('W5: a card that changes while it is held up does not light up anew', () => {
	const once = holdUp(NONE_HELD, ['taiwan'], 0, () => true);
	expect(holdUp(once, ['taiwan'], 5000, () => true)).toEqual(once);
});

test('W5: a card on another page is held up when it is seen, and waits until then', () => {
	const state = holdUp(NONE_HELD, issues(2), 0, (issue) => issue === 'issue-1');
	expect(heldIn(state)).toEqual(['issue-1']);
	expect(state.waiting).toEqual(['issue-0']);
	const seen = settle(state, 9 * HELD_FOR, () => true);
	expect(seen.held).toEqual([{ issue: 'issue-0', until: 10 * HELD_FOR }]);
});

test('W5: an import of two hundred is told together', () => {
	const state = holdUp(NONE_HELD, issues(200), 0, () => true);
	expect(state.held).toEqual([]);
	expect(state.together?.issues).toHaveLength(200);
});

test('W5: whatever changes, at most three cards light up in any twenty seconds', () => {
	const bursts = fc.array(fc.tuple(fc.nat({ max: 8000 }), fc.subarray(issues(30))), {
		maxLength: 40
	});
	fc.assert(
		fc.property(bursts, (changes) => {
			let [state, now] = [NONE_HELD, 0];
			const lit: number[] = [];
			for (const [after, changed] of changes) {
				now += after;
				const before = new Set(state.held);
				const next = holdUp(state, changed, now, () => true);
				const starts = next.held.filter((each) => !before.has(each));
				lit.push(...starts.map(() => now));
				state = next;
				expect(state.held.length).toBeLessThanOrEqual(MOST_HELD);
				expect(new Set(heldIn(state)).size).toBe(state.held.length);
			}
			for (const at of lit) {
				expect(lit.filter((each) => each >= at && each < at + HELD_FOR).length).toBeLessThanOrEqual(
					MOST_HELD
				);
			}
		})
	);
});
