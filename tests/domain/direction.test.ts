import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#lib/domain/board.ts';
import { addDays, dayNumber } from '#lib/domain/day.ts';
import { directionBetween, directionOf } from '#lib/domain/direction.ts';
import { indexDirection } from '#lib/domain/tension-index.ts';
import { aBoard, anIssue, TODAY } from './builders.ts';

const settings = { ...DEFAULT_SETTINGS, directionDays: 30, directionThreshold: 5 };

describe('direction', () => {
	test.each([
		[50, 54, 'steady', 4],
		[50, 55, 'worsening', 5],
		[50, 46, 'steady', -4],
		[50, 45, 'easing', -5],
		[0, 100, 'worsening', 100],
		[50, 50, 'steady', 0]
	])('D17: from %d to %d is %s by %d', (before, now, word, by) => {
		expect(directionBetween(before, now, settings)).toEqual({ word, by, days: 30 });
	});

	test('D17: without an assessment on either day there is no direction', () => {
		expect(directionBetween(null, 50, settings)).toBeNull();
		expect(directionBetween(50, null, settings)).toBeNull();
		expect(directionBetween(0, 5, settings)?.word).toBe('worsening');
	});

	test("D17: compares the end of today with the end of the day the board's window ago", () => {
		const run: [number, number][] = [
			[dayNumber(addDays(TODAY, -31)), 40],
			[dayNumber(addDays(TODAY, -30)), 50],
			[dayNumber(addDays(TODAY, -29)), 90],
			[dayNumber(TODAY), 60]
		];
		expect(directionOf(run, settings, TODAY)).toEqual({ word: 'worsening', by: 10, days: 30 });
		const quarter = { ...settings, directionDays: 31, directionThreshold: 21 };
		expect(directionOf(run, quarter, TODAY)).toEqual({ word: 'steady', by: 20, days: 31 });
	});

	test('D17: an issue first assessed within the window has no direction yet', () => {
		expect(directionOf([[dayNumber(addDays(TODAY, -29)), 40]], settings, TODAY)).toBeNull();
	});

	test('D17: the index has a direction by the same window and threshold, to one decimal', () => {
		const run = (before: number, now: number): [number, number][] => [
			[dayNumber(addDays(TODAY, -40)), before],
			[dayNumber(TODAY), now]
		];
		const board = aBoard({
			issues: [
				anIssue({ id: 'a', salience: 2, run: run(50, 60) }),
				anIssue({ id: 'b', salience: 1, run: run(50, 50) })
			]
		});
		expect(indexDirection(board, TODAY)).toEqual({ word: 'worsening', by: 6.7, days: 30 });
	});
});
