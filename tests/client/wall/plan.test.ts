import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GAP, LEAST_CARD, pageOf, planOf } from '#lib/client/wall/plan.ts';
import { TEXT_SIZES, type TextSize } from '#lib/client/wall/reading-distance.ts';

const HD = 16 / 9;
const screens = fc.constantFrom(
	1280 / 720,
	1920 / 1080,
	3840 / 2160,
	1080 / 1920,
	1920 / 1200,
	1024 / 768,
	3440 / 1440
);
const isSize = (size: string): size is TextSize => size in TEXT_SIZES;
const viewings = fc.oneof(
	fc.constantFrom(...Object.keys(TEXT_SIZES).filter(isSize)).map((size) => ({ size })),
	fc.record({
		distance: fc.double({ min: 0.5, max: 12, noNaN: true }),
		diagonal: fc.double({ min: 20, max: 120, noNaN: true })
	})
);
const counts = fc.integer({ min: 1, max: 60 });

test('W2: cards never exceed the room that the frame leaves them', () => {
	fc.assert(
		fc.property(viewings, screens, counts, (viewing, aspect, issues) => {
			const { columns, rows, scale, density, frame } = planOf(viewing, aspect, issues);
			const least = LEAST_CARD[density];
			expect(columns * least.width * scale + (columns - 1) * GAP).toBeLessThanOrEqual(
				frame.grid.width + 1e-9
			);
			expect(rows * least.height * scale + (rows - 1) * GAP).toBeLessThanOrEqual(
				frame.grid.height + 1e-9
			);
		})
	);
});

test('W2: every issue is on exactly one page, in order', () => {
	fc.assert(
		fc.property(viewings, screens, counts, (viewing, aspect, issues) => {
			const plan = planOf(viewing, aspect, issues);
			const all = Array.from({ length: issues }, (_, index) => index);
			const pages = Array.from({ length: plan.pages }, (_, page) => pageOf(all, plan, page));
			expect(pages.flat()).toEqual(all);
			expect(pages.every((page) => page.length > 0)).toBe(true);
			expect(plan.perPage).toBeLessThanOrEqual(plan.columns * plan.rows);
		})
	);
});

test('W1: no text on a card is smaller than the smallest text of the wall', () => {
	fc.assert(
		fc.property(viewings, screens, counts, (viewing, aspect, issues) => {
			expect(planOf(viewing, aspect, issues).scale).toBeGreaterThanOrEqual(1 - 1e-9);
		})
	);
});

test('W2: the sample of thirteen fits one page of a television and of an upright one', () => {
	for (const aspect of [HD, 9 / 16]) {
		expect(planOf({ size: 'medium' }, aspect, 13)).toMatchObject({ pages: 1, density: 'full' });
	}
});

test('W2: forty issues take few pages, sixty say less rather than take more than four', () => {
	expect(planOf({ size: 'medium' }, HD, 40).pages).toBe(3);
	expect(planOf({ size: 'medium' }, HD, 60).pages).toBeLessThanOrEqual(4);
});

test('W2: the plan depends on the shape of the screen, not on its resolution', () => {
	const viewing = { distance: 4, diagonal: 65 };
	expect(planOf(viewing, 1280 / 720, 20)).toEqual(planOf(viewing, 3840 / 2160, 20));
});

test('W1: a screen too far away says so, and still shows a card', () => {
	const plan = planOf({ distance: 12, diagonal: 20 }, HD, 13);
	expect(plan.readable).toBe(false);
	expect(plan.pages).toBe(13);
});
