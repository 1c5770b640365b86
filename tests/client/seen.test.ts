import { describe, expect, test } from 'vitest';
import { PLAIN_LENS, type Lens } from '#lib/client/lens.ts';
import { byCategory, seenThrough } from '#lib/client/seen.ts';
import { dayNumber } from '#lib/domain/day.ts';
import {
	aBoard,
	anAssessment,
	anEntry,
	anIssue,
	aPosition,
	aSource,
	TODAY
} from '../domain/builders.ts';

const at = (day: string) => dayNumber(day);

const board = aBoard({
	categories: [
		{ id: 'security', name: 'Security' },
		{ id: 'trade', name: 'Trade and technology' }
	],
	issues: [
		anIssue({
			id: 'tariffs',
			title: 'Tariffs',
			standing: anAssessment({ status: 'rupture', tension: 78, asOf: '2025-06-10' }),
			run: [
				[at('2025-01-01'), 60],
				[at('2025-06-10'), 78]
			]
		}),
		anIssue({
			id: 'taiwan',
			title: 'Taiwan',
			category: 'security',
			standing: anAssessment({ status: 'strained', tension: 74, asOf: '2025-01-01' }),
			run: [[at('2025-01-01'), 74]],
			positions: { us: aPosition({ text: 'No change by force' }) }
		}),
		anIssue({ id: 'ai', title: 'AI safety' }),
		anIssue({ id: 'visas', title: 'Visas', archived: '2025-05-01' })
	],
	entries: [anEntry({ issues: ['ai'], title: 'Geneva round', source: aSource() })]
});

const idsOf = (lens: Partial<Lens>) =>
	seenThrough(board, { ...PLAIN_LENS, ...lens }, TODAY).map(({ issue }) => issue.id);

describe('B2: a lens lets through the issues it asks for', () => {
	test('plainly, all that are open, in the order of the categories', () => {
		expect(idsOf({})).toEqual(['taiwan', 'tariffs', 'ai']);
	});

	test.each<[Partial<Lens>, string[]]>([
		[{ category: 'trade' }, ['tariffs', 'ai']],
		[{ status: 'rupture' }, ['tariffs']],
		[{ status: 'none' }, ['ai']],
		[{ direction: 'worsening' }, ['tariffs']],
		[{ direction: 'steady' }, ['taiwan']],
		[{ direction: 'none' }, ['ai']],
		[{ show: 'archived' }, ['visas']],
		[{ category: 'security', status: 'rupture' }, []]
	])('%o', (lens, ids) => {
		expect(idsOf(lens)).toEqual(ids);
	});

	test.each([
		['FORCE change', ['taiwan']],
		['geneva reuters', ['ai']],
		['technology', ['tariffs', 'ai']],
		['force geneva', []]
	])('the words "%s" must each be somewhere in it', (q, ids) => {
		expect(idsOf({ q })).toEqual(ids);
	});

	test.each<[Lens['sort'], string[]]>([
		['tension', ['tariffs', 'taiwan', 'ai']],
		['status', ['tariffs', 'taiwan', 'ai']],
		['direction', ['tariffs', 'taiwan', 'ai']],
		['age', ['taiwan', 'tariffs', 'ai']],
		['title', ['ai', 'taiwan', 'tariffs']]
	])('sorted by %s, what is not assessed comes last', (sort, ids) => {
		expect(idsOf({ sort })).toEqual(ids);
	});

	test('grouped by category, none is empty', () => {
		const groups = byCategory(
			seenThrough(board, { ...PLAIN_LENS, status: 'rupture' }, TODAY),
			board
		);
		expect(groups.map(({ category }) => category.id)).toEqual(['trade']);
	});
});
