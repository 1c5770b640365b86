import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber, dayOf, instantOf, startOf, type Day } from '#lib/domain/day.ts';
import { extendRun, type Run } from '#lib/domain/run.ts';
import { stepsOf, within, type Mark } from '#lib/domain/series.ts';
import { thin } from '#lib/domain/thin.ts';
import { linePath, linePoints } from '#lib/ui/chart/step-line.ts';
import { timeTicks } from '#lib/ui/chart/time-ticks.ts';
import { stepPath } from '#lib/ui/spark/step-path.ts';
import { arbitraryMarks } from '../../domain/arbitrary-steps.ts';

const LAST_MS = 86_400_000 - 1;

/** What a log says at a moment, by reading all of it: of the marks that have stepped by then, that which supersedes the others. */
function naiveAt(marks: readonly Mark[], at: number): number | null {
	let [best, stepped]: [Mark | null, number] = [null, -Infinity];
	for (const mark of marks.toSorted(
		(a, b) => a.asOf.localeCompare(b.asOf) || a.revision - b.revision
	)) {
		const own = mark.at.slice(0, 10) === mark.asOf ? Date.parse(mark.at) : Date.parse(mark.asOf);
		stepped = Math.max(stepped, own);
		if (stepped <= at) best = mark;
	}
	return best?.tension ?? null;
}

const valuesOf = (marks: readonly Mark[]) =>
	stepsOf(marks).map(({ at, tension }) => ({ at, value: tension }));

/** What a drawn path shows at a share of its width, 0 to 1000. */
function pathAt(path: string, x: number): number | null {
	let [from, level, shown]: [number, number, number | null] = [0, 0, null];
	for (const [, verb, first = '', second] of path.matchAll(/([MVH])([\d.]+)(?: ([\d.]+))?/g)) {
		if (verb === 'M') [from, level] = [Number(first), Number(second)];
		if (verb === 'V') level = Number(first);
		if (verb !== 'H') continue;
		if (x >= from && x < Number(first)) shown = level;
		from = Number(first);
	}
	return shown;
}

const someDays = fc.tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 30 }));

describe('D13, D16, T1: the chart, against a log that is read from end to end', () => {
	test('shows at every moment of a span what the log says', () => {
		fc.assert(
			fc.property(
				arbitraryMarks,
				someDays,
				fc.double({ min: 0, max: 0.999, noNaN: true }),
				(marks, days, share) => {
					const from = startOf(addDays('2023-12-25', days[0]));
					const span = { from, to: from + days[1] * 86_400_000 };
					const at = Math.floor(span.from + share * (span.to - span.from));
					const points = linePoints(valuesOf(marks), span);
					const last = points.findLast(({ x }) => x <= at);
					const shown = last === undefined || Number.isNaN(last.y) ? null : last.y;
					expect(shown).toBe(naiveAt(marks, at));
				}
			)
		);
	});

	test('steps at the instant of each judgement, to the millisecond, and at no other', () => {
		fc.assert(
			fc.property(arbitraryMarks, (marks) => {
				const steps = stepsOf(marks);
				for (const { at, tension } of steps) expect(naiveAt(marks, at)).toBe(tension);
				const instants = new Set(steps.map(({ at }) => at));
				const moments = marks.flatMap((mark) => [Date.parse(mark.at), startOf(mark.asOf)]);
				for (const at of moments.filter((each) => !instants.has(each))) {
					expect(naiveAt(marks, at)).toBe(naiveAt(marks, at - 1));
				}
			})
		);
	});

	test('is drawn by the server as on the canvas', () => {
		fc.assert(
			fc.property(arbitraryMarks, fc.integer({ min: 0, max: 998 }), (marks, place) => {
				const span = { from: startOf('2024-01-01'), to: startOf('2024-01-01') + 1_000_000_000 };
				const values = valuesOf(marks).map((each) => ({
					...each,
					// On whole places of the path, where rounding moves nothing.
					at: Math.round((each.at - span.from) / 1_000_000) * 1_000_000 + span.from
				}));
				const apart = values.filter(({ at }, index) => values[index + 1]?.at !== at);
				const at = span.from + place * 1_000_000 + 500_000;
				const stood = apart.findLast((each) => each.at <= at)?.value ?? null;
				expect(pathAt(linePath(apart, span), place + 0.5)).toBe(
					stood === null ? null : 100 - stood
				);
			})
		);
	});

	test('thinned, still has the highest and the lowest that the log has of any span', () => {
		fc.assert(
			fc.property(arbitraryMarks, fc.integer({ min: 4, max: 20 }), (marks, points) => {
				const steps = within(stepsOf(marks), startOf('2023-01-01'), startOf('2025-01-01'));
				const all = steps.flatMap(({ tension }) => tension ?? []);
				const kept = thin(steps, points).flatMap(({ tension }) => tension ?? []);
				expect([Math.min(...kept), Math.max(...kept)]).toEqual([
					Math.min(...all),
					Math.max(...all)
				]);
			})
		);
	});
});

describe('D12, B6: the sparkline, against a log that is read from end to end', () => {
	/** What stood at the end of each of the last days, today included; and as high as it is drawn, in a box with 100 units for either. */
	function lastDays(marks: readonly Mark[]) {
		const end = marks.at(-1)?.at ?? instantOf(startOf('2024-01-01'));
		const today = dayOf(end);
		const stoodOn = (day: Day) => naiveAt(marks, startOf(day) + LAST_MS);
		const days = [...new Set(marks.map(({ asOf }) => asOf))];
		const run = days.reduce<Run>((held, day) => extendRun(held, day, stoodOn(day), today), []);
		const frame = { today: dayNumber(today), days: 100, width: 106, height: 106 };
		const { line } = stepPath(run, frame);
		const all = Array.from({ length: 101 }, (_, place) => ({
			stood: stoodOn(addDays(today, place - 100)),
			height: pathAt(line, 3 + place + 0.5)
		}));
		return { all, before: all.slice(0, -1) };
	}

	test('shows of every day whether anything stood at its end', () => {
		fc.assert(
			fc.property(arbitraryMarks, (marks) => {
				for (const { stood, height } of lastDays(marks).before) {
					expect(height === null).toBe(stood === null);
				}
			})
		);
	});

	test('is as high as what stood: from the lowest to the highest, or forty points where they are closer', () => {
		fc.assert(
			fc.property(arbitraryMarks, (marks) => {
				const { all, before } = lastDays(marks);
				const standing = all.flatMap(({ stood }) => stood ?? []);
				const [low, high] = [Math.min(...standing), Math.max(...standing)];
				const unit = 100 / Math.max(40, high - low);
				const drawn = before.flatMap(({ stood, height }) =>
					stood === null || height === null ? [] : [{ stood, height }]
				);
				for (const { stood, height } of drawn) {
					const first = drawn[0] ?? { stood, height };
					expect(Math.abs(first.height - height - (stood - first.stood) * unit)).toBeLessThan(0.11);
					expect(height).toBeGreaterThanOrEqual(3);
					expect(height).toBeLessThanOrEqual(103);
					if (high - low >= 40) {
						expect(Math.abs(103 - height - (stood - low) * unit)).toBeLessThan(0.06);
					}
				}
			})
		);
	});
});

describe('T2, D20: the borders of days', () => {
	test.each(['Pacific/Kiritimati', 'America/New_York', 'Asia/Shanghai', 'Europe/London'])(
		'are midnight UTC for whoever looks from %s, on days when clocks are turned too',
		(zone) => {
			const before = process.env['TZ'];
			process.env['TZ'] = zone;
			try {
				// New York turns its clocks on 9 March 2025, London on 30 March.
				const turned = ['2025-03-08', '2025-03-09', '2025-03-10', '2025-03-30', '2025-11-02'];
				for (const day of turned) {
					const start = startOf(day);
					expect(instantOf(start)).toBe(`${day}T00:00:00.000Z`);
					expect(startOf(addDays(day, 1)) - start).toBe(86_400_000);
					const own = { asOf: day, at: `${day}T00:00:00.000Z`, tension: 1, status: null };
					const late = { asOf: day, at: `${day}T23:59:59.999Z`, tension: 2, status: null };
					const steps = stepsOf([
						{ ...own, revision: 1 },
						{ ...late, revision: 2 }
					]);
					expect(steps.map(({ at }) => at)).toEqual([start, start + LAST_MS]);
				}
				const ticks = timeTicks({ from: startOf('2025-03-07'), to: startOf('2025-03-12') }, 8);
				expect(ticks.map(({ label }) => label)).toEqual([
					'7 Mar',
					'8 Mar',
					'9 Mar',
					'10 Mar',
					'11 Mar',
					'12 Mar'
				]);
				expect(ticks.every(({ at }) => at % 86_400_000 === 0)).toBe(true);
			} finally {
				if (before === undefined) delete process.env['TZ'];
				else process.env['TZ'] = before;
			}
		}
	);
});
