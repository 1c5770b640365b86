import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, startOf } from '#lib/domain/day.ts';
import { withEra, type Era } from '#lib/domain/era.ts';
import { eraBands } from '#lib/ui/chart/era-bands.ts';

const span = { from: startOf('2020-01-01'), to: startOf('2024-01-01') };

test('T13: a span of time is a band from its first day to the end of its last, as far as it is seen', () => {
	const eras: Era[] = [
		{ id: 'old', name: 'Old', from: '2010-01-01', to: '2019-12-31' },
		{ id: 'one', name: 'One', from: '2019-06-01', to: '2020-12-31' },
		{ id: 'two', name: 'Two', from: '2020-06-01' }
	];
	expect(eraBands(eras, span)).toEqual([
		{ era: eras[1], from: span.from, to: startOf('2021-01-01'), lane: 0 },
		{ era: eras[2], from: startOf('2020-06-01'), to: span.to, lane: 1 }
	]);
});

test('T13: of two bands that overlap each has a lane of its own', () => {
	const era = fc.record({ start: fc.nat({ max: 2000 }), length: fc.nat({ max: 900 }) });
	fc.assert(
		fc.property(fc.array(era, { maxLength: 20 }), (given) => {
			const eras = given.reduce<Era[]>((held, { start, length }, index) => {
				const from = addDays('2019-01-01', start);
				return withEra(held, { id: `era-${index}`, name: 'E', from, to: addDays(from, length) });
			}, []);
			const bands = eraBands(eras, span);
			for (const one of bands) {
				const others = bands.filter(
					({ era: { id }, lane }) => id !== one.era.id && lane === one.lane
				);
				expect(others.every(({ from, to }) => to <= one.from || from >= one.to)).toBe(true);
			}
		})
	);
});
