import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryMoves } from './arbitrary-moves.ts';
import { emptyWorld, played } from './world.ts';

test('D1: a valid command is accepted and moves the revision on without a gap', () => {
	fc.assert(
		fc.property(arbitraryMoves(), (moves) => {
			const { board, log } = played(emptyWorld(), moves);
			expect(board.revision).toBeGreaterThanOrEqual(moves.length);
			expect(log.map((change) => change.revision)).toEqual(log.map((_, index) => index + 1));
		})
	);
});
