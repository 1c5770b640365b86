import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import { arbitraryMoves } from './arbitrary-moves.ts';
import { arbitraryRefusedMove } from './arbitrary-refused.ts';
import { emptyWorld, play, played } from './world.ts';

test('D3: a refused command changes nothing, and says what was wrong', () => {
	fc.assert(
		fc.property(arbitraryMoves(20), arbitraryRefusedMove, (moves, wrong) => {
			const before = played(emptyWorld(), moves);
			const held = structuredClone(before);
			const { world, outcome } = play(before, wrong);
			expect(isRefusal(outcome), JSON.stringify(outcome)).toBe(true);
			expect(before).toEqual(held);
			expect(world).toEqual({ ...held, now: held.now + wrong.after });
		})
	);
});

test('D3: a refusal names the field at fault, unless it is about the command as a whole', () => {
	const asAWhole = [
		'Nothing would change',
		'There is already a board "us-china", or there was one'
	];
	fc.assert(
		fc.property(arbitraryMoves(20), arbitraryRefusedMove, (moves, wrong) => {
			const { outcome } = play(played(emptyWorld(), moves), wrong);
			if (!isRefusal(outcome)) throw new Error('was accepted');
			const named = Object.keys(outcome.fields ?? {}).length > 0;
			expect(named || asAWhole.includes(outcome.message), outcome.message).toBe(true);
		})
	);
});
