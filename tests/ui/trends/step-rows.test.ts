import { expect, test } from 'vitest';
import { stepRows } from '#lib/ui/trends/step-rows.ts';

const lines = [
	{
		values: [
			{ at: 10, value: 50 },
			{ at: 30, value: null }
		]
	},
	{
		values: [
			{ at: 20, value: 7 },
			{ at: 30, value: 8 }
		]
	}
];

test('T8: the table has a row for each moment at which a line steps, newest first, with what stood on every line', () => {
	expect(stepRows(lines, { from: 0, to: 100 }, 10)).toEqual({
		rows: [
			{ at: 30, values: [null, 8] },
			{ at: 20, values: [50, 7] },
			{ at: 10, values: [50, undefined] }
		],
		left: 0
	});
});

test('T8: a long table ends, and says how many rows it leaves out', () => {
	const { rows, left } = stepRows(lines, { from: 0, to: 100 }, 1);
	expect(rows.map(({ at }) => at)).toEqual([30]);
	expect(left).toBe(2);
});
