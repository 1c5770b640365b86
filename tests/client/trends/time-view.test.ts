import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	daysIn,
	stepped,
	STEPS,
	TimeView,
	type Days
} from '#lib/client/trends/time-view.svelte.ts';

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const reach = { from: at('2018-01-01'), to: at('2026-01-01') + 12 * 3_600_000 };
const asked = { from: at('2024-01-01'), to: at('2025-01-01') };

/** A view whose page answers only when it is told to. */
function aView() {
	const asks: Days[] = [];
	let answer: () => void = () => undefined;
	const view = new TimeView({
		asked: () => asked,
		reach: () => reach,
		ask: (days) => {
			asks.push(days);
			return new Promise((resolve) => (answer = resolve));
		}
	});
	return { view, asks, answer: () => answer() };
}

describe('T12: a reader who moves through time', () => {
	test('sees where they are until the page shows the days they came to rest on', async () => {
		const { view, asks, answer } = aView();
		const moved = { from: at('2024-03-01') + 7, to: at('2024-06-01') - 9 };
		view.move(moved);
		expect(view.span).toEqual(moved);
		const rested = view.rest();
		expect(asks).toEqual([{ from: '2024-03-01', to: '2024-05-31' }]);
		expect(view.span).toEqual(moved);
		answer();
		await rested;
		expect([view.span, view.isMoving]).toEqual([asked, false]);
	});

	test('who moves on while the page is read stays where they are', async () => {
		const { view, answer } = aView();
		view.move({ from: at('2024-03-01'), to: at('2024-06-01') });
		const rested = view.rest();
		const further = { from: at('2024-02-01'), to: at('2024-05-01') };
		view.move(further);
		answer();
		await rested;
		expect(view.span).toEqual(further);
	});

	test('an end near that of all there is stays open, so that it goes on as time does', () => {
		expect(daysIn(reach, reach)).toEqual({ from: null, to: null });
		expect(daysIn({ from: at('2025-01-01'), to: reach.to }, reach)).toEqual({
			from: '2025-01-01',
			to: null
		});
	});

	test('by steps never leaves what there is, nor comes closer than a few days', () => {
		const least = 3 * DAY;
		const span = fc
			.tuple(fc.nat({ max: 2800 }), fc.integer({ min: 3, max: 2900 }))
			.map(([start, length]) => {
				const from = Math.min(reach.from + start * DAY, reach.to - least);
				return { from, to: Math.min(reach.to, from + length * DAY) };
			});
		fc.assert(
			fc.property(span, fc.array(fc.constantFrom(...STEPS), { maxLength: 30 }), (start, steps) => {
				const end = steps.reduce((held, step) => stepped(held, step, { reach, least }), start);
				expect(end.from).toBeGreaterThanOrEqual(reach.from);
				expect(end.to).toBeLessThanOrEqual(reach.to);
				expect(end.to - end.from).toBeGreaterThanOrEqual(least);
			})
		);
	});

	test('a step closer keeps the middle, a step later goes on by half', () => {
		const least = 3 * DAY;
		const closer = stepped(asked, 'closer', { reach, least });
		expect((closer.from + closer.to) / 2).toBe((asked.from + asked.to) / 2);
		expect(closer.to - closer.from).toBe((asked.to - asked.from) / 2);
		const later = stepped(asked, 'later', { reach, least });
		expect(later.from - asked.from).toBe((asked.to - asked.from) / 2);
	});
});
