import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATUSES } from '#lib/domain/status.ts';
import { bandAt, bandsOf } from '#lib/ui/ribbon/bands.ts';
import { standingAt } from '#lib/ui/chart/step-line.ts';

const span = { from: 1000, to: 2000 };

const someTurns = fc
	.uniqueArray(fc.integer({ min: 0, max: 3000 }), { maxLength: 12 })
	.chain((moments) =>
		fc.tuple(
			...moments
				.toSorted((a, b) => a - b)
				.map((at) => fc.record({ at: fc.constant(at), status: fc.constantFrom(...STATUSES, null) }))
		)
	);

describe('T5: the ribbon', () => {
	test('before the first assessment, an issue is not assessed', () => {
		expect(bandsOf([{ at: 1500, status: 'talks' }], span)).toEqual([
			{ from: 1000, to: 1500, status: null },
			{ from: 1500, to: 2000, status: 'talks' }
		]);
	});

	test('shows a turn at the very end, as what stands', () => {
		const turns = [
			{ at: 500, status: 'talks' as const },
			{ at: 2000, status: 'rupture' as const }
		];
		expect(bandsOf(turns, span).at(-1)).toEqual({ from: 2000, to: 2000, status: 'rupture' });
	});

	test('fills its span without a break, and no two neighbours are alike', () => {
		fc.assert(
			fc.property(someTurns, (turns) => {
				const bands = bandsOf(turns, span);
				expect(bands[0]?.from).toBe(span.from);
				expect(bands.at(-1)?.to).toBe(span.to);
				for (const [index, band] of bands.entries()) {
					const next = bands[index + 1];
					if (next) expect(band.to).toBeGreaterThan(band.from);
					if (next) expect(next.from).toBe(band.to);
					if (next) expect(next.status).not.toBe(band.status);
				}
			})
		);
	});

	test('shows at every moment the status that stood then', () => {
		fc.assert(
			fc.property(someTurns, fc.integer({ min: 1000, max: 2000 }), (turns, at) => {
				const status = standingAt(turns, at)?.status ?? null;
				expect(bandAt(bandsOf(turns, span), at)?.status ?? null).toBe(status);
			})
		);
	});
});
