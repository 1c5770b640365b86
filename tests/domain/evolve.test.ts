import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Board, emptyBoard } from '#lib/domain/board.ts';
import { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { arbitraryMoves } from './arbitrary-moves.ts';
import { emptyWorld, played } from './world.ts';

const worlds = (most?: number) => arbitraryMoves(most).map((moves) => played(emptyWorld(), moves));

const throughJson = <T>(schema: { parse(value: unknown): T }, value: T): T =>
	schema.parse(JSON.parse(JSON.stringify(value)));

test('D2: a log folds to the same board whether at once, in chunks or from any snapshot', () => {
	fc.assert(
		fc.property(worlds(), fc.nat(), ({ board, log }, at) => {
			const cut = at % (log.length + 1);
			const folded = log.slice(0, cut).reduce(evolve, emptyBoard(board.slug));
			const snapshot = throughJson(Board, folded);
			expect(snapshot).toEqual(folded);
			expect(log.slice(cut).reduce(evolve, snapshot)).toEqual(board);
		})
	);
});

test('D2: a board sent as JSON after every change is the same board', () => {
	fc.assert(
		fc.property(worlds(), ({ board, log }) => {
			const steps = log.reduce(
				(held, change) => throughJson(Board, evolve(held, throughJson(Change, change))),
				emptyBoard(board.slug)
			);
			expect(steps).toEqual(board);
		}),
		{ numRuns: 30 }
	);
});
