import { expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { createBoard } from './arbitrary-moves.ts';
import { china, usa } from './builders.ts';
import { ask, asked, emptyWorld } from './world.ts';

const created = asked(emptyWorld(), createBoard);
const fieldsOf = (command: CommandInput, on = created) => {
	const { outcome } = ask(on, command);
	return 'fields' in outcome ? outcome.fields : outcome;
};

test('D27: a board is created once, with default settings where none are given', () => {
	expect(created.board.settings).toEqual({
		directionDays: 30,
		directionThreshold: 5,
		staleDays: 45,
		asksReason: false,
		secondEyes: false
	});
	expect(ask(created, createBoard).outcome).toMatchObject({ code: 'conflict' });
	const own = { ...createBoard, settings: { staleDays: 365 } };
	expect(asked(emptyWorld(), own).board.settings.staleDays).toBe(365);
});

test('D27: before it is created a board accepts nothing else', () => {
	const add: CommandInput = { type: 'category.add', name: 'Trade' };
	expect(ask(emptyWorld(), add).outcome).toMatchObject({ code: 'not_found' });
});

test('D27: two parties have ids of their own, and keep them', () => {
	expect(fieldsOf({ ...createBoard, parties: [usa, usa] }, emptyWorld())).toEqual({
		'parties.1.id': 'is taken'
	});
	expect(fieldsOf({ type: 'board.edit', parties: [china, usa] })).toEqual({
		parties: 'must keep the ids of the two parties, in their order'
	});
	const renamed = { ...china, name: "People's Republic of China" };
	const after = asked(created, { type: 'board.edit', parties: [usa, renamed] });
	expect(after.board.parties[1]?.name).toBe("People's Republic of China");
});

test('D27: of an edit only what changes is recorded', () => {
	const edit: CommandInput = {
		type: 'board.edit',
		name: createBoard.name,
		settings: { staleDays: 90, directionDays: 30 }
	};
	expect(asked(created, edit).log.at(-1)?.happening).toEqual({
		type: 'board.edited',
		note: '',
		settings: { staleDays: 90 }
	});
	expect(ask(asked(created, edit), edit).outcome).toMatchObject({
		message: 'Nothing would change'
	});
});

test('D27: a category in use stays, and a name is had once', () => {
	const trade = asked(
		created,
		{ type: 'category.add', name: 'Trade' },
		{ type: 'issue.open', title: 'Tariffs', category: 'trade' }
	);
	expect(fieldsOf({ type: 'category.remove', category: 'trade' }, trade)).toEqual({
		category: 'is in use'
	});
	expect(fieldsOf({ type: 'category.add', name: 'Trade' }, trade)).toEqual({ name: 'is taken' });
});

test('D27: a role does not end before it begins', () => {
	const add: CommandInput = {
		type: 'person.add',
		name: 'Jane Roe',
		party: 'us',
		role: 'Envoy',
		from: '2025-01-01',
		to: '2024-01-01'
	};
	expect(fieldsOf(add)).toEqual({ to: 'must not be before the day it begins' });
});

test('M9: a category is moved before another or to the end, and the others keep their order', () => {
	const three = asked(
		created,
		...['Trade', 'Regional', 'Security'].map((name): CommandInput => ({
			type: 'category.add',
			name
		}))
	);
	const orderAfter = (category: string, before: string | null) =>
		asked(three, { type: 'category.move', category, before }).board.categories.map(({ id }) => id);
	expect(orderAfter('security', 'trade')).toEqual(['security', 'trade', 'regional']);
	expect(orderAfter('trade', 'security')).toEqual(['regional', 'trade', 'security']);
	expect(orderAfter('trade', null)).toEqual(['regional', 'security', 'trade']);
	expect(fieldsOf({ type: 'category.move', category: 'trade', before: 'nowhere' }, three)).toEqual({
		before: 'is not a category of this board'
	});
	for (const before of ['trade', 'regional']) {
		expect(ask(three, { type: 'category.move', category: 'trade', before }).outcome).toMatchObject({
			message: 'Nothing would change'
		});
	}
});
