import { describe, expect, test } from 'vitest';
import { stepPath } from '#lib/ui/spark/step-path.ts';

const frame = { today: 100, days: 100, width: 106, height: 46 };

describe('B6: the sparkline is a step line', () => {
	test('each value holds until the next, and the line ends today', () => {
		const { line, end } = stepPath(
			[
				[0, 20],
				[50, 60]
			],
			frame
		);
		expect(line).toBe('M3 43H53V3H103');
		expect(end).toEqual({ x: 103, y: 3 });
	});

	test('"not assessed" breaks the line, and at its end there is no point', () => {
		const { line, end } = stepPath(
			[
				[0, 20],
				[20, null],
				[60, 40],
				[80, null]
			],
			frame
		);
		expect(line.match(/M/g)).toHaveLength(2);
		expect(line).not.toContain('103');
		expect(end).toBeNull();
	});

	test('the area beneath is closed down to the ground wherever the line breaks', () => {
		const { area } = stepPath(
			[
				[0, 20],
				[10, 60],
				[20, null],
				[60, 40]
			],
			frame
		);
		expect(area).toBe('M3 43H13V3H23V46H3ZM63 23H103V46H63Z');
	});

	test('what stood when the window opens is drawn from its edge', () => {
		expect(stepPath([[-500, 50]], frame).line).toBe('M3 23H103');
	});

	test('a small move does not look like a great one', () => {
		const { line } = stepPath(
			[
				[0, 50],
				[50, 52]
			],
			frame
		);
		expect(line).toBe('M3 24H53V22H103');
	});

	test('nothing assessed draws nothing', () => {
		expect(stepPath([], frame)).toEqual({ line: '', area: '', end: null });
	});

	test('an assessment of today is there as a point', () => {
		expect(stepPath([[100, 50]], frame).end).toEqual({ x: 103, y: 23 });
	});
});
