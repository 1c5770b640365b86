import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { MOST_ERAS } from '#lib/domain/era.ts';
import { createBoard } from './arbitrary-moves.ts';
import { anActor } from './builders.ts';
import { ask, asked, emptyWorld, type World } from './world.ts';

const ben = anActor({ id: 'ben', name: 'Ben' });
const board = asked(emptyWorld(), createBoard);
const truce: CommandInput = {
	type: 'era.add',
	name: 'Truce',
	from: '2018-12-01',
	to: '2019-05-09'
};
const named = ({ board: { eras } }: World) => eras.map(({ id, from, to }) => [id, from, to]);

describe('D29: a board names spans of time', () => {
	test('in order of their first days; one without an end lasts', () => {
		const world = asked(board, truce, { type: 'era.add', name: 'First term', from: '2017-01-20' });
		expect(named(world)).toEqual([
			['first-term', '2017-01-20', undefined],
			['truce', '2018-12-01', '2019-05-09']
		]);
	});

	test('an edit changes what it gives, null takes the end away, and nothing ends before it begins', () => {
		const world = asked(board, truce);
		const edited = asked(world, { type: 'era.edit', era: 'truce', to: null });
		expect(named(edited)).toEqual([['truce', '2018-12-01', undefined]]);
		const wrong = ask(world, { type: 'era.edit', era: 'truce', from: '2020-01-01' });
		expect(wrong.outcome).toMatchObject({ code: 'invalid', fields: { to: expect.any(String) } });
	});

	test('what somebody else has set since is not overwritten unseen', () => {
		const world = asked(board, truce);
		const { revision } = world.board;
		const edited = ask(world, { type: 'era.edit', era: 'truce', to: '2019-05-10' }, ben).world;
		const late = ask(edited, {
			type: 'era.edit',
			era: 'truce',
			to: '2019-05-31',
			expect: revision
		});
		expect(late.outcome).toMatchObject({ code: 'conflict', conflicts: [{ field: 'to' }] });
	});

	test('a span that was removed comes back by undoing, and its id is given to no other', () => {
		const removed = asked(board, truce, { type: 'era.remove', era: 'truce' });
		expect(named(asked(removed, truce))).toEqual([['truce-2', '2018-12-01', '2019-05-09']]);
		const { revision } = removed.board;
		expect(named(asked(removed, { type: 'change.undo', revision }))).toEqual([
			['truce', '2018-12-01', '2019-05-09']
		]);
	});

	test('there are no more of them than can be told apart', () => {
		const full = Array.from({ length: MOST_ERAS }, () => truce);
		expect(ask(asked(board, ...full), truce).outcome).toMatchObject({ code: 'invalid' });
	});
});
