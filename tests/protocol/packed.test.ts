import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENTRY_KINDS } from '#lib/domain/entry.ts';
import { STATUSES } from '#lib/domain/status.ts';
import {
	packedBoard,
	packedPast,
	unpackedBoard,
	unpackedPast
} from '#lib/protocol/packed-board.ts';
import { packedTrends, unpackedTrends } from '#lib/protocol/packed-trends.ts';
import type { TrendsAnswer } from '#lib/protocol/trends.ts';
import { arbitraryMoves } from '../domain/arbitrary-moves.ts';
import { emptyWorld, played } from '../domain/world.ts';

/** As it comes out of the wire. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value));

test('H17: a board, present or past, arrives as it was sent', () =>
	fc.assert(
		fc.property(arbitraryMoves(60), (moves) => {
			const { board } = played(emptyWorld(), moves);
			expect(unpackedBoard(sent(packedBoard(board)))).toEqual(board);
			expect(unpackedBoard(packedBoard(board))).toBe(board);
			const past = { question: 'known' as const, day: '2025-01-01', now: 1, board };
			expect(unpackedPast(sent(packedPast(past)))).toEqual(past);
			expect(unpackedPast(packedPast({ ...past, board: null })).board).toBeNull();
		}),
		{ numRuns: 60 }
	));

const ms = fc.oneof(
	fc.integer({ min: -1_000, max: 8_640_000_000_000 }),
	fc.integer({ min: 0, max: 20 })
);
const ordered = <T>(row: fc.Arbitrary<T>, atOf: (row: T) => number) =>
	fc.array(row, { maxLength: 40 }).map((rows) => rows.toSorted((a, b) => atOf(a) - atOf(b)));
const steps = ordered(
	fc.tuple(
		ms,
		fc.option(fc.integer({ min: 0, max: 100 })),
		fc.option(fc.constantFrom(...STATUSES))
	),
	([at]) => at
);
const index = ordered(
	fc.tuple(ms, fc.option(fc.integer({ min: 0, max: 1_000 }).map((tenths) => tenths / 10))),
	([at]) => at
);

const entries = fc.array(
	fc.record(
		{
			id: fc.string(),
			day: fc.constantFrom('2025-01-01', '2025-01-02'),
			kind: fc.constantFrom(...ENTRY_KINDS),
			title: fc.string({ unit: 'binary' }),
			issues: fc.array(fc.string(), { maxLength: 2 }),
			source: fc.record({ publisher: fc.string(), title: fc.string() })
		},
		{ requiredKeys: ['id', 'day', 'kind', 'title', 'issues'] }
	),
	{ maxLength: 3 }
);

test('H17: lines and entries of the trends arrive as they were sent, gaps among them', () =>
	fc.assert(
		fc.property(index, fc.array(steps, { maxLength: 3 }), entries, (figures, lines, noted) => {
			const trends: TrendsAnswer = {
				choice: { range: 'all', from: null, to: null, issues: null, hidden: [] },
				...{ revision: 1, from: '2025-01-01', to: '2025-01-02', first: '2025-01-01' },
				...{ untilNow: true, entries: noted, moreEntries: false, breaks: [], outside: [] },
				index: figures,
				lines: lines.map((own, place) => ({ issue: `issue-${place}`, steps: own })),
				ribbon: lines.map((own, place) => ({
					issue: `issue-${place}`,
					turns: own.map(([at, , status]) => [at, status])
				}))
			};
			expect(unpackedTrends(sent(packedTrends(trends)))).toEqual(trends);
			expect(unpackedTrends(packedTrends(trends))).toBe(trends);
		})
	));
