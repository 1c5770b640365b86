import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HELD_FOR } from '#lib/client/wall/held-up.ts';
import { keyOf, type Scene, type Turn } from '#lib/client/wall/scene.ts';
import {
	INTERRUPTS_FOR,
	presentScene,
	RETRIED_AFTER,
	rotate,
	startRotation,
	upcoming,
	type Rotation,
	type RotationEvent
} from '#lib/client/wall/rotation.ts';

const scenes: Scene[] = [
	{ kind: 'overview', page: 0 },
	{ kind: 'overview', page: 1 },
	{ kind: 'trends' },
	{ kind: 'agenda' }
];
const EVERY = 20_000;
const TURNS = scenes.map((scene): Turn => ({ scene, seconds: EVERY / 1000 }));
const begin = () => startRotation(TURNS, 0);
const shown = (rotation: Rotation) => {
	const scene = presentScene(rotation);
	return scene && keyOf(scene);
};
const fell = (issue: string) => ({
	type: 'interrupt' as const,
	interruption: { issue, from: { status: 'progress' as const, tension: 30 } }
});

test('W6: each scene stays its seconds, and the round begins anew', () => {
	const seen = [1, 2, 3, 4].reduce(
		(held, turn) => [...held, rotate(held.at(-1) ?? begin(), { type: 'tick' }, turn * EVERY)],
		[begin()]
	);
	expect(seen.map(shown)).toEqual(['overview:0', 'overview:1', 'trends', 'agenda', 'overview:0']);
	expect(seen.at(-1)?.round).toBe(1);
});

test('W6: before its time a scene does not leave', () => {
	expect(shown(rotate(begin(), { type: 'tick' }, EVERY - 1))).toBe('overview:0');
});

test('W6: the scene prepared is the scene that comes', () => {
	const prepared = upcoming(begin(), EVERY - 3000).scene;
	expect(prepared).toEqual(presentScene(rotate(begin(), { type: 'tick' }, EVERY)));
});

test('W9: held, a scene stays; let go, it stays its seconds once more', () => {
	const held = rotate(begin(), { type: 'hold' }, 1000);
	expect(shown(rotate(held, { type: 'tick' }, 100 * EVERY))).toBe('overview:0');
	const free = rotate(held, { type: 'hold' }, 100 * EVERY);
	expect(shown(rotate(free, { type: 'tick' }, 101 * EVERY))).toBe('overview:1');
});

test('W9: next and previous turn at once, round the ends', () => {
	expect(shown(rotate(begin(), { type: 'previous' }, 5))).toBe('agenda');
	expect(shown(rotate(rotate(begin(), { type: 'next' }, 5), { type: 'next' }, 6))).toBe('trends');
});

test('W8: an interruption stays thirty seconds, then the scene it interrupted is there again', () => {
	const during = rotate(begin(), fell('taiwan'), 5000);
	expect(
		rotate(during, { type: 'tick' }, 5000 + INTERRUPTS_FOR - 1).interrupted?.queue
	).toHaveLength(1);
	const after = rotate(during, { type: 'tick' }, 5000 + INTERRUPTS_FOR);
	expect(after.interrupted).toBeNull();
	expect(shown(after)).toBe('overview:0');
	expect(shown(rotate(after, { type: 'tick' }, 5000 + INTERRUPTS_FOR + EVERY))).toBe('overview:1');
});

test('W8: interruptions wait for one another; of many, few are shown and the rest is counted', () => {
	const issues = Array.from({ length: 60 }, (_, index) => `issue-${index}`);
	const many = issues.reduce((held, issue, at) => rotate(held, fell(issue), at), begin());
	expect(many.interrupted).toMatchObject({ queue: { length: 4 }, more: 56 });
	const second = rotate(many, { type: 'tick' }, INTERRUPTS_FOR);
	expect(second.interrupted?.queue[0]?.issue).toBe('issue-1');
});

test('W8: an issue that falls again while it is shown is shown once', () => {
	const twice = rotate(rotate(begin(), fell('taiwan'), 0), fell('taiwan'), 10);
	expect(twice.interrupted).toMatchObject({ queue: { length: 1 }, more: 0 });
});

test('W7: a scene that fails is left at once, skipped, and tried again later', () => {
	const failed = rotate(begin(), { type: 'failed', key: 'overview:0' }, 100);
	expect(shown(failed)).toBe('overview:1');
	const back = [1, 2, 3].reduce((held, at) => rotate(held, { type: 'next' }, 100 + at), failed);
	expect(shown(back)).toBe('overview:1');
	const later = [1, 2, 3].reduce(
		(held) => rotate(held, { type: 'next' }, 100 + RETRIED_AFTER),
		failed
	);
	expect(shown(later)).toBe('overview:0');
});

test('W6: when pages appear or vanish, the scene that is shown stays', () => {
	const trends = rotate(rotate(begin(), { type: 'next' }, 0), { type: 'next' }, 0);
	const fewer = rotate(trends, { type: 'arranged', turns: TURNS.slice(1) }, 10);
	expect(shown(fewer)).toBe('trends');
	expect(shown(rotate(begin(), { type: 'arranged', turns: TURNS.slice(1) }, 10))).toBe(
		'overview:1'
	);
});

const events: fc.Arbitrary<RotationEvent> = fc.oneof(
	fc.constantFrom<RotationEvent>({ type: 'tick' }, { type: 'next' }, { type: 'previous' }),
	fc.constantFrom('a', 'b', 'c').map(fell),
	fc.constantFrom(...scenes).map((scene) => ({ type: 'failed' as const, key: keyOf(scene) })),
	fc.subarray(TURNS, { minLength: 1 }).map((turns) => ({ type: 'arranged' as const, turns }))
);

test('W7: whatever happens, something is shown, and rotation goes on', () => {
	const steps = fc.array(fc.tuple(events, fc.integer({ min: 0, max: 60_000 })), { maxLength: 60 });
	fc.assert(
		fc.property(steps, (happened) => {
			let [rotation, now] = [begin(), 0];
			for (const [event, after] of happened) {
				now += after;
				rotation = rotate(rotation, event, now);
				expect(presentScene(rotation)).toBeDefined();
				expect(rotation.until).toBeLessThanOrEqual(now + EVERY);
			}
			const turns = Array.from({ length: 12 }, (_, turn) => now + (turn + 1) * INTERRUPTS_FOR);
			const after = turns.reduce((held, at) => rotate(held, { type: 'tick' }, at), rotation);
			expect(after.interrupted).toBeNull();
			expect(after.until).toBeGreaterThan(now);
		})
	);
});

test('W5: a scene on which something changed is brought to the front for twenty seconds; then the one it displaced is back', () => {
	const brought = rotate(begin(), { type: 'bring', key: 'trends' }, 5000);
	expect(shown(brought)).toBe('trends');
	expect(upcoming(brought, 6000).scene).toEqual(scenes[0]);
	expect(shown(rotate(brought, { type: 'tick' }, 5000 + HELD_FOR - 1))).toBe('trends');
	const after = rotate(brought, { type: 'tick' }, 5000 + HELD_FOR);
	expect(shown(after)).toBe('overview:0');
	expect(shown(rotate(after, { type: 'tick' }, 5000 + HELD_FOR + EVERY))).toBe('overview:1');
});

test('W5: what returned stays its seconds before anything else is brought to the front', () => {
	const away = rotate(begin(), { type: 'bring', key: 'trends' }, 0);
	const back = rotate(away, { type: 'tick' }, HELD_FOR);
	const soon = rotate(back, { type: 'bring', key: 'agenda' }, HELD_FOR + EVERY - 1);
	expect(shown(soon)).toBe('overview:0');
	const later = rotate(soon, { type: 'bring', key: 'agenda' }, HELD_FOR + EVERY);
	expect(shown(later)).toBe('agenda');
});

test('W5, W9: nothing is brought before a scene that somebody holds', () => {
	const held = rotate(begin(), { type: 'hold' }, 0);
	expect(rotate(held, { type: 'bring', key: 'trends' }, 1)).toEqual(held);
});

test('W5, W7: a scene that fails when it is brought gives way to the one it displaced', () => {
	const brought = rotate(begin(), { type: 'bring', key: 'trends' }, 0);
	const failed = rotate(brought, { type: 'failed', key: 'trends' }, 10);
	expect(shown(failed)).toBe('overview:0');
	expect(failed.out).toHaveProperty('trends');
});
