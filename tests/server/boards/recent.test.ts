import { expect, test } from 'vitest';
import type { Change } from '#lib/domain/change.ts';
import { Recent } from '#lib/server/boards/recent.ts';
import { anActor, uuidOf } from '../../domain/builders.ts';

/** Changes from one revision to another, two of each command: 1 and 2, 3 and 4, and so on. */
const changes = (from: number, to: number): Change[] =>
	Array.from({ length: to - from + 1 }, (_, index) => ({
		revision: from + index,
		command: commandOf(from + index),
		at: '2026-01-01T00:00:00.000Z',
		actor: anActor(),
		happening: { type: 'category.removed', category: 'trade' }
	}));

const commandOf = (revision: number): string => uuidOf(Math.ceil(revision / 2));
const revisionsOf = (found: readonly Change[] | undefined) => found?.map((each) => each.revision);

test('V2: what came after a revision is had from memory as far back as it reaches, never with a gap', () => {
	const recent = new Recent(4);
	recent.add(changes(11, 13));
	expect(revisionsOf(recent.after(11, 10))).toEqual([12, 13]);
	expect(recent.after(9, 10)).toBeUndefined();
	recent.addBefore(changes(8, 11));
	expect(revisionsOf(recent.after(9, 3))).toEqual([10, 11, 12]);
	recent.add(changes(14, 17));
	expect(recent.after(12, 10)).toBeUndefined();
	expect(revisionsOf(recent.after(13, 10))).toEqual([14, 15, 16, 17]);
});

test('V2: what is read too late to reach what is recent by then is not held', () => {
	const recent = new Recent(4);
	recent.add(changes(21, 29));
	recent.addBefore(changes(17, 20));
	expect(recent.after(24, 10)).toBeUndefined();
	expect(revisionsOf(recent.after(25, 10))).toEqual([26, 27, 28, 29]);
});

test('V6: a command is found whole among what is recent, or not at all', () => {
	const recent = new Recent(4);
	recent.add(changes(11, 14));
	expect(revisionsOf(recent.ofCommand(commandOf(13)))).toEqual([13, 14]);
	recent.addBefore(changes(8, 10));
	expect(revisionsOf(recent.ofCommand(commandOf(8)))).toEqual([]);
	expect(revisionsOf(recent.ofCommand(commandOf(10)))).toEqual([9, 10]);
	recent.add(changes(15, 17));
	expect(revisionsOf(recent.ofCommand(commandOf(16)))).toEqual([15, 16]);
	expect(revisionsOf(recent.ofCommand(commandOf(14)))).toEqual([]);
});

test('V6: the first command of a log has nothing before it', () => {
	const recent = new Recent(4);
	recent.addBefore(changes(1, 3));
	expect(revisionsOf(recent.ofCommand(commandOf(1)))).toEqual([1, 2]);
});
