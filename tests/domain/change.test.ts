import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Change, changesOf } from '#lib/domain/change.ts';
import { Command } from '#lib/domain/command.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { arbitraryMove, arbitraryMoves } from './arbitrary-moves.ts';
import { anActor, NOW, uuidOf } from './builders.ts';
import { emptyWorld, play, played } from './world.ts';

test('D4: every change is what its schema says, through JSON and back', () => {
	fc.assert(
		fc.property(arbitraryMoves(), (moves) => {
			const { log } = played(emptyWorld(), moves);
			expect(log.map((change) => Change.parse(JSON.parse(JSON.stringify(change))))).toEqual(log);
		})
	);
});

test('D4: all changes of one command have its id, its moment and its actor', () => {
	fc.assert(
		fc.property(arbitraryMoves(), arbitraryMove, (moves, move) => {
			const before = played(emptyWorld(), moves);
			const { outcome, world } = play(before, move);
			if (isRefusal(outcome)) throw new Error('was refused');
			const stamps = outcome.map(({ command, at, actor }) => ({ command, at, actor }));
			expect(new Set(stamps.map((stamp) => JSON.stringify(stamp))).size).toBe(1);
			expect(world.log.slice(before.log.length)).toEqual(outcome);
		})
	);
});

test('D1: changes are numbered on from the revision that they were decided on', () => {
	const happenings = ['one', 'two'].map(
		(category) => ({ type: 'category.removed', category }) as const
	);
	const stamp = { revision: 41, command: uuidOf(1), at: NOW, actor: anActor() };
	expect(changesOf(happenings, stamp).map((change) => change.revision)).toEqual([42, 43]);
});

test('D22: a command with a field it does not have, or an unknown type, is not a command', () => {
	const archive = { type: 'issue.archive', issue: 'tariffs' };
	expect(Command.safeParse(archive).success).toBe(true);
	expect(Command.safeParse({ ...archive, colour: 'red' }).success).toBe(false);
	expect(Command.safeParse({ ...archive, type: 'issue.burn' }).success).toBe(false);
});
