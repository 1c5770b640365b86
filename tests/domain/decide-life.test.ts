import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { RESTORABLE_DAYS } from '#lib/domain/decide-life.ts';
import { arbitraryMoves, createBoard } from './arbitrary-moves.ts';
import { ask, asked, emptyWorld, play, played, type World } from './world.ts';

const A_DAY = 86_400_000;
const created = asked(emptyWorld(), createBoard, { type: 'category.add', name: 'Trade' });
const { name } = created.board;
const deletion: CommandInput = { type: 'board.delete', name };
const archived = asked(created, { type: 'board.archive', note: 'The talks are over' });
const deleted = asked(created, deletion);
const later = (world: World, days: number): World => ({ ...world, now: world.now + days * A_DAY });

describe('M2: an archived board is read-only', () => {
	test('it refuses every edit in words, and keeps what it had', () => {
		const add: CommandInput = { type: 'category.add', name: 'Security' };
		const { world, outcome } = ask(archived, add);
		expect(outcome).toMatchObject({
			code: 'invalid',
			message: expect.stringContaining('archived')
		});
		expect(world.board.categories).toEqual(created.board.categories);
		expect(ask(archived, { type: 'board.archive' }).outcome).toMatchObject({ code: 'invalid' });
	});

	test('restored, it is as it was, and takes edits', () => {
		const restored = asked(archived, { type: 'board.restore' });
		expect({ ...restored.board, revision: 0, at: '' }).toEqual({
			...created.board,
			revision: 0,
			at: ''
		});
		asked(restored, { type: 'category.add', name: 'Security' });
	});

	test('a board that is neither archived nor deleted is not restored', () => {
		expect(ask(created, { type: 'board.restore' }).outcome).toMatchObject({ code: 'invalid' });
	});
});

describe('M3: a board is deleted by its name', () => {
	test('another name deletes nothing, and is named as the fault', () => {
		expect(ask(created, { type: 'board.delete', name: 'China' }).outcome).toMatchObject({
			fields: { name: `must be ${name}` }
		});
	});

	test('deleted, it takes nothing but to be restored: whatever is asked is not found', () => {
		fc.assert(
			fc.property(arbitraryMoves(1), fc.nat(RESTORABLE_DAYS), ([move], days) => {
				const gone = later(asked(created, deletion), days);
				if (!move) return;
				const { outcome } = play(gone, { ...move, after: 0, commandOn: () => edit });
				expect(outcome).toMatchObject({ code: 'not_found' });
			})
		);
		expect(ask(deleted, deletion).outcome).toMatchObject({ code: 'not_found' });
	});

	test('what was archived before it was deleted is archived when it returns', () => {
		const both = asked(archived, deletion, { type: 'board.restore' });
		expect(both.board).toMatchObject({ deleted: null, archived: archived.board.archived });
		expect(asked(both, { type: 'board.restore' }).board.archived).toBeNull();
	});
});

describe('M4: a deleted board can be restored for 30 days', () => {
	test('to the last moment, and not after', () => {
		const restore: CommandInput = { type: 'board.restore' };
		const last = { ...later(deleted, RESTORABLE_DAYS), now: deleted.now + 30 * A_DAY - 1 };
		expect(asked(last, restore).board.deleted).toBeNull();
		expect(ask(later(deleted, RESTORABLE_DAYS), restore).outcome).toMatchObject({
			code: 'not_found'
		});
	});
});

const edit: CommandInput = { type: 'board.edit', name: 'Another name' };

test('M2: whatever happens to a board, its archive holds and gives back the very same', () => {
	fc.assert(
		fc.property(arbitraryMoves(12), (moves) => {
			const world = played(emptyWorld(), moves);
			const back = asked(world, { type: 'board.archive' }, { type: 'board.restore' });
			const { revision, at } = back.board;
			expect(back.board).toEqual({ ...world.board, revision, at });
		})
	);
});
