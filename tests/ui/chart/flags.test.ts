import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, startOf } from '#lib/domain/day.ts';
import { ENTRY_KINDS } from '#lib/domain/entry.ts';
import { flagsOf } from '#lib/ui/chart/flags.ts';
import { anEntry } from '../../domain/builders.ts';

const span = { from: startOf('2024-01-01'), to: startOf('2025-01-01') };

const someEntries = fc
	.array(
		fc.record({
			days: fc.integer({ min: 0, max: 365 }),
			kind: fc.constantFrom(...ENTRY_KINDS),
			title: fc.oneof(
				fc.string({ minLength: 1, maxLength: 90 }),
				fc.constant('中美元首会晤于旧金山')
			)
		}),
		{ maxLength: 120 }
	)
	.map((all) =>
		all.map(({ days, kind, title }, index) =>
			anEntry({ id: `entry-${index}`, day: addDays('2024-01-01', days), kind, title })
		)
	);
const someWidth = fc.integer({ min: 200, max: 2000 });

describe('T4: entries on the chart', () => {
	test('each is under exactly one flag', () => {
		fc.assert(
			fc.property(someEntries, someWidth, (entries, width) => {
				const ids = flagsOf(entries, span, width).flatMap((flag) =>
					flag.entries.map(({ id }) => id)
				);
				expect(ids.toSorted()).toEqual(entries.map(({ id }) => id).toSorted());
			})
		);
	});

	test('no two labels overlap, and each is within the plot', () => {
		fc.assert(
			fc.property(someEntries, someWidth, (entries, width) => {
				const labels = flagsOf(entries, span, width).flatMap(({ label }) => label ?? []);
				for (const label of labels) {
					expect(label.from).toBeGreaterThanOrEqual(0);
					expect(label.to).toBeLessThanOrEqual(width);
					const others = labels.filter((other) => other !== label && other.row === label.row);
					expect(others.every(({ from, to }) => to < label.from || label.to < from)).toBe(true);
				}
			})
		);
	});

	test('flags stand apart, each on the day of the entry that names it', () => {
		fc.assert(
			fc.property(someEntries, someWidth, (entries, width) => {
				const flags = flagsOf(entries, span, width);
				for (const [index, { at, entries: under }] of flags.entries()) {
					expect(at).toBe(startOf(under[0].day));
					const next = flags[index + 1];
					if (!next) continue;
					const apart = ((next.at - at) / (span.to - span.from)) * width;
					expect(apart).toBeGreaterThanOrEqual(29.9);
				}
			})
		);
	});

	test('of entries close together, the one that weighs most is named, with a count of the others', () => {
		const entries = [
			anEntry({ id: 'a-1', day: '2024-06-01', kind: 'statement', title: 'A statement' }),
			anEntry({ id: 'a-2', day: '2024-06-02', kind: 'agreement', title: 'An agreement' })
		];
		const [flag, ...others] = flagsOf(entries, span, 1000);
		expect(others).toEqual([]);
		expect(flag?.label?.text).toBe('An agreement +1');
		expect(flag?.at).toBe(startOf('2024-06-02'));
	});
});
