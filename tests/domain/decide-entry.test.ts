import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { createBoard } from './arbitrary-moves.ts';
import { ask, asked, emptyWorld } from './world.ts';

const world = asked(
	emptyWorld('us-china', Date.UTC(2025, 5, 15, 12)),
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
	{ type: 'issue.open', title: 'Ports', category: 'trade' }
);

const truce = {
	type: 'entry.record',
	kind: 'agreement',
	day: '2025-06-10',
	title: 'Truce',
	issues: ['tariffs', 'ports'],
	terms: { effective: '2025-06-10', expires: '2025-09-10' }
} satisfies CommandInput;

const fieldsOf = (command: CommandInput, on = world) => {
	const { outcome } = ask(on, command);
	return 'fields' in outcome ? outcome.fields : outcome;
};

describe('an entry', () => {
	test('D23: has terms only as a measure or an agreement', () => {
		expect(fieldsOf({ ...truce, kind: 'visit' })).toEqual({
			terms: 'belong to a measure or an agreement'
		});
		const recorded = asked(world, truce);
		const entry = recorded.board.entries[0]?.id ?? '';
		expect(fieldsOf({ type: 'entry.edit', entry, kind: 'visit' }, recorded)).toEqual({
			terms: 'belong to a measure or an agreement'
		});
	});

	test('D23: does not expire before it takes effect', () => {
		expect(
			fieldsOf({ ...truce, terms: { effective: '2025-06-10', expires: '2025-06-09' } })
		).toEqual({ 'terms.expires': 'must not be before the day it takes effect' });
	});

	test('D23: names issues, parties and people of its board, each once', () => {
		const fault = (what: string) => `is not ${what} of this board, or is named twice`;
		expect(fieldsOf({ ...truce, issues: ['tariffs', 'taiwan'] })).toEqual({
			'issues.1': fault('an issue')
		});
		expect(fieldsOf({ ...truce, parties: ['us', 'us'] })).toEqual({
			'parties.1': fault('a party')
		});
		expect(fieldsOf({ ...truce, people: ['xi'] })).toEqual({ 'people.0': fault('a person') });
	});

	test("D8: stays on the board past its issue's latest three while its terms run", () => {
		const later = ['2025-06-11', '2025-06-12', '2025-06-13'].map((day): CommandInput => ({
			...truce,
			kind: 'call',
			title: 'Call',
			day,
			terms: undefined
		}));
		const { board, now, log } = asked(world, truce, ...later);
		expect(board.entries.map((entry) => entry.title)).toContain('Truce');
		const after = asked({ board, log, now: now + 100 * 86_400_000 }, ...later.slice(0, 1));
		expect(after.board.entries.map((entry) => entry.title)).not.toContain('Truce');
	});

	test('D8: struck, makes room for the one beneath it', () => {
		const calls = ['2025-06-01', '2025-06-02', '2025-06-03', '2025-06-04'].map(
			(day): CommandInput => ({
				...truce,
				kind: 'call',
				title: `Call ${day}`,
				day,
				terms: undefined
			})
		);
		const held = asked(world, ...calls);
		expect(held.board.entries).toHaveLength(3);
		const newest = held.board.entries[0]?.id ?? '';
		const after = asked(held, { type: 'entry.strike', entry: newest });
		expect(after.board.entries.map((entry) => entry.day)).toEqual([
			'2025-06-03',
			'2025-06-02',
			'2025-06-01'
		]);
	});

	test('D10: is news once it has happened, by whom it was recorded, with its publisher', () => {
		const source = { publisher: 'Reuters' };
		const { board } = asked(world, { ...truce, source }, { ...truce, day: '2025-12-01' });
		expect(board.news).toEqual([
			expect.objectContaining({ kind: 'happened', title: 'Truce', publisher: 'Reuters' })
		]);
	});
});
