import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { dayNumber } from '#lib/domain/day.ts';
import { markOf } from '#lib/domain/mark.ts';
import { createBoard } from './arbitrary-moves.ts';
import { ask, asked, emptyWorld } from './world.ts';

const world = asked(
	emptyWorld('us-china', Date.UTC(2025, 5, 15, 12)),
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
	{ type: 'issue.assess', issue: 'tariffs', status: 'talks', tension: 40 }
);
const DAY = 86_400_000;
const archive: CommandInput = { type: 'issue.archive', issue: 'tariffs' };
const restore: CommandInput = { type: 'issue.restore', issue: 'tariffs' };
const position = { type: 'position.state', issue: 'tariffs', party: 'us', text: 'X' } as const;

describe('an issue', () => {
	test('D24: archived, is neither assessed nor given a position until it is restored', () => {
		const archived = asked(world, archive);
		const assess: CommandInput = { type: 'issue.assess', issue: 'tariffs', tension: 1 };
		for (const command of [archive, position, assess]) {
			expect(ask(archived, command).outcome).toMatchObject({
				code: 'invalid',
				fields: { issue: 'is archived' }
			});
		}
		expect(asked(archived, restore, position).board.issues[0]?.positions).toHaveProperty('us');
	});

	test('D24: archived, breaks its line; restored, it goes on from what stood', () => {
		const after = asked(world, archive, restore);
		const marks = after.log.slice(-2).map((change) => markOf(after.board, change));
		expect(marks).toEqual([
			expect.objectContaining({ status: null, tension: null, asOf: '2025-06-15' }),
			expect.objectContaining({ status: 'talks', tension: 40, asOf: '2025-06-15' })
		]);
	});

	test('D24: restored, it stands as it stood until it is assessed for that day or a later one', () => {
		const later = asked({ ...world, now: world.now + 5 * DAY }, archive, restore);
		const assess = (asOf: string): CommandInput => ({
			type: 'issue.assess',
			issue: 'tariffs',
			tension: 90,
			asOf
		});
		const backdated = asked(later, assess('2025-06-18'));
		expect(backdated.board.issues[0]).toMatchObject({
			standing: { tension: 40, asOf: '2025-06-15' },
			run: [
				...(world.board.issues[0]?.run ?? []),
				[dayNumber('2025-06-18'), 90],
				[dayNumber('2025-06-20'), 40]
			]
		});
		expect(backdated.board.news).toEqual(later.board.news);
		const fresh = asked(backdated, assess('2025-06-20'));
		expect(fresh.board.issues[0]?.standing?.tension).toBe(90);
	});

	test('D4: opened with an assessment, is two changes of one command', () => {
		const { outcome } = ask(world, {
			type: 'issue.open',
			title: 'Ports',
			category: 'trade',
			assessment: { status: 'rupture', tension: 90, note: 'Port fees' }
		});
		expect(outcome).toMatchObject([
			{ revision: 5, happening: { type: 'issue.opened', issue: 'ports', salience: 3 } },
			{ revision: 6, happening: { type: 'issue.assessed', status: 'rupture' } }
		]);
	});

	test('D3: opened with a wrong assessment, is not opened at all', () => {
		const { outcome } = ask(world, {
			type: 'issue.open',
			title: 'Ports',
			category: 'trade',
			assessment: { note: 'No judgement' }
		});
		expect(outcome).toMatchObject({ code: 'invalid' });
	});

	test('D10: assessed, is news of what it was and what it is', () => {
		const after = asked(world, { type: 'issue.assess', issue: 'tariffs', tension: 55, note: 'Up' });
		expect(after.board.news[0]).toMatchObject({
			kind: 'moved',
			from: { status: 'talks', tension: 40 },
			to: { status: 'talks', tension: 55 },
			note: 'Up'
		});
	});

	test('D10: of all that happens the 24 latest are news', () => {
		const many = Array.from({ length: 30 }, (_, index): CommandInput => ({
			...position,
			text: `${index}`
		}));
		const { board } = asked(world, ...many);
		expect(board.news).toHaveLength(24);
		expect(board.news[0]).toMatchObject({ kind: 'said', text: '29' });
	});
});

describe('M10: a board may ask for the reason of every assessment', () => {
	const asking = asked(world, { type: 'board.edit', settings: { asksReason: true } });
	const silent = { type: 'issue.assess', issue: 'tariffs', tension: 50 } as const;

	test('one without is refused, and the field is named', () => {
		expect(ask(asking, silent).outcome).toMatchObject({ fields: { note: 'must not be empty' } });
		expect(ask(asking, { ...silent, note: ' \n ' }).outcome).toMatchObject({ code: 'invalid' });
		const open = { type: 'issue.open', title: 'Taiwan', category: 'trade' } as const;
		expect(ask(asking, { ...open, assessment: { tension: 5 } }).outcome).toMatchObject({
			fields: { 'assessment.note': 'must not be empty' }
		});
		asked(asking, open, { ...silent, note: 'Duties fell' });
	});

	test('by default none does', () => expect(asked(world, silent).board.revision).toBe(5));
});

describe('K5: a note on several issues', () => {
	const two = asked(world, { type: 'issue.open', title: 'Taiwan', category: 'trade' });
	const note = 'Read again after the summit';

	test('is recorded on each of them once, by one command, and changes nothing of how they stand', () => {
		const issues = ['tariffs', 'taiwan', 'tariffs'];
		const { world: after, outcome } = ask(two, { type: 'issue.note', issues, note });
		if (!Array.isArray(outcome)) throw new Error(outcome.message);
		expect(outcome.map(({ happening }) => happening)).toEqual([
			{ type: 'issue.noted', issue: 'tariffs', note },
			{ type: 'issue.noted', issue: 'taiwan', note }
		]);
		expect(new Set(outcome.map(({ command }) => command)).size).toBe(1);
		const { revision, at } = after.board;
		expect(after.board).toEqual({ ...two.board, revision, at });
	});

	test('is refused as a whole where one of them is archived', () => {
		const archived = asked(two, { type: 'issue.archive', issue: 'taiwan' });
		const both: CommandInput = { type: 'issue.note', issues: ['tariffs', 'taiwan'], note };
		expect(ask(archived, both).outcome).toMatchObject({ fields: { issue: 'is archived' } });
	});
});
