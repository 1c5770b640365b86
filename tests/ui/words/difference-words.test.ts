import { expect, test } from 'vitest';
import type { Before } from '#lib/domain/before.ts';
import type { Happening } from '#lib/domain/change.ts';
import { differencesOf } from '#lib/ui/words/difference-words.ts';
import { historyRow } from '#lib/ui/words/history-words.ts';
import { aBoard, aChange, aPosition, anEntry } from '../../domain/builders.ts';

const said = (happening: Happening, before: Before | null) =>
	differencesOf(happening, before, aBoard()).map(({ field, from, to }) => [field, from, to]);

test('R5: an assessment says status and tension before and after, and only what differs', () => {
	const assessed: Happening = {
		type: 'issue.assessed',
		issue: 'tariffs',
		status: 'strained',
		tension: 60,
		note: '',
		asOf: '2025-06-01'
	};
	expect(said(assessed, { kind: 'standing', status: 'talks', tension: 60 })).toEqual([
		['Status', 'In talks', 'Strained']
	]);
	expect(said(assessed, { kind: 'standing', status: null, tension: null })).toEqual([
		['Status', 'Not assessed', 'Strained'],
		['Tension', 'Not assessed', '60']
	]);
});

test('R5: an entry that was edited says each field in words, one that was struck all that is gone', () => {
	const entry = anEntry({ title: 'A long meeting', parties: ['us'] });
	const before = { kind: 'entry', entry: anEntry() } as const;
	expect(said({ type: 'entry.edited', entry, uncovered: [], note: '' }, before)).toEqual([
		['Title', 'A meeting', 'A long meeting'],
		['Parties', '', 'United States']
	]);
	const struck: Happening = { type: 'entry.struck', entry: entry.id, uncovered: [], note: '' };
	expect(said(struck, before)).toContainEqual(['Issues', 'Tariffs', '']);
});

test('R5: a position that was withdrawn gives way to the one beneath', () => {
	const withdrawn = {
		type: 'position.withdrawn',
		...{ issue: 'tariffs', party: 'us', position: 'position-6', note: '' },
		standing: aPosition({ text: 'Wants less' })
	} as const;
	const before = { kind: 'position', position: aPosition({ text: 'Wants more' }) } as const;
	expect(said(withdrawn, before)).toEqual([['Position', 'Wants more', 'Wants less']]);
});

test('R5: what a board calls a rung and after how long it is stale are said before and after', () => {
	const edited = {
		type: 'board.edited',
		...{ settings: { staleDays: 9 }, ladder: { talks: { word: 'Talking' } }, note: '' }
	} as const;
	expect(said(edited, { kind: 'board', settings: { staleDays: 45 }, ladder: {} })).toEqual([
		['Stale after', '45 d', '9 d'],
		['Rung In talks', '', 'Talking']
	]);
});

test('R11: a row of the table says before and after, field by field', () => {
	const change = aChange({
		type: 'issue.edited',
		...{ issue: 'tariffs', title: 'Duties', salience: 5, note: 'Grown' }
	});
	const before = { kind: 'issue', title: 'Tariffs', salience: 3 } as const;
	const row = historyRow({ previous: null, ...change, before, mark: null, hash: 'ff' }, aBoard());
	expect(row.slice(4)).toEqual([
		'issue.edited',
		'Edited title, salience',
		'Title: Tariffs\nSalience: 3',
		'Title: Duties\nSalience: 5',
		...['Grown', '', '', 'ff']
	]);
});
