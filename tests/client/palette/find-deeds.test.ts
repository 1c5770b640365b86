import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deedsIn } from '#lib/client/palette/deeds.ts';
import { findDeeds } from '#lib/client/palette/find-deeds.ts';
import { recentDeeds, rememberDeed } from '#lib/client/palette/recent.ts';
import { allows } from '#lib/domain/least-role.ts';
import { aBoard, anIssue } from '../../domain/builders.ts';

const board = aBoard({
	categories: [
		{ id: 'trade', name: 'Trade and technology' },
		{ id: 'security', name: '安全' }
	],
	issues: [
		anIssue({ id: 'tariffs', title: 'Tariffs and trade' }),
		anIssue({ id: 'chips', title: '芯片与出口管制' }),
		anIssue({ id: 'taiwan', title: '台湾问题', category: 'security' }),
		anIssue({ id: 'gone', title: 'Archived one', archived: '2025-01-01' })
	]
});
const setting = {
	board,
	may: () => true,
	mayCreate: true,
	views: [{ href: '/b/us-china/trends', word: 'Trends' }],
	boards: [
		{ slug: 'us-china', name: 'United States - China' },
		{ slug: 'us-india', name: 'United States - India' }
	]
};
const deeds = deedsIn(setting);
const first = (asked: string, recent: string[] = []) => findDeeds(deeds, asked, recent)[0]?.id;

describe('K2: the palette offers all that can be done', () => {
	test('every open issue to go to and to assess, views, boards, new things and the theme', () => {
		const ids = deeds.map(({ id }) => id);
		expect(ids).toEqual(
			expect.arrayContaining([
				'issue:us-china/taiwan',
				'assess:us-china/taiwan',
				'entry',
				'issue',
				'settings',
				'wall',
				'view:/b/us-china/trends',
				'board:us-india',
				'theme',
				'home',
				'new-board'
			])
		);
		expect(ids.filter((id) => id.includes('gone') || id === 'board:us-china')).toEqual([]);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('on an archived board nothing that it would refuse, elsewhere nothing of a board', () => {
		const archived = { ...setting, board: { ...board, archived: '2025-01-01T00:00:00.000Z' } };
		expect(deedsIn(archived).filter(({ group }) => group === 'Assess')).toEqual([]);
		expect(deedsIn({ ...setting, board: null }).map(({ group }) => group)).not.toContain('Issues');
	});
});

describe('K2: the palette offers nothing that its reader may not do', () => {
	const offeredTo = (role: 'viewer' | 'editor' | null) =>
		deedsIn({ ...setting, may: (command) => allows(role, command), mayCreate: false });
	const WRITING = ['assess:us-china/taiwan', 'entry', 'issue', 'settings'];

	test.each([null, 'viewer'] as const)('to whoever has the role %s, only to read', (role) => {
		const ids = offeredTo(role).map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(['issue:us-china/taiwan', 'wall', 'theme']));
		expect(ids.filter((id) => WRITING.includes(id) || id.startsWith('assess:'))).toEqual([]);
	});

	test('to an editor to write, and to make boards only to whoever may', () => {
		const ids = offeredTo('editor').map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(WRITING));
		expect(ids).not.toContain('new-board');
	});
});

describe('K3: what is meant is found', () => {
	test.each([
		['tarif', 'issue:us-china/tariffs'],
		['TT', 'issue:us-china/tariffs'],
		['台湾', 'issue:us-china/taiwan'],
		['芯管', 'issue:us-china/chips'],
		['出口', 'issue:us-china/chips'],
		['assess tar', 'assess:us-china/tariffs'],
		['india', 'board:us-india'],
		['trends', 'view:/b/us-china/trends'],
		['ｔｈｅｍｅ', 'theme']
	])('by %s', (asked, id) => expect(first(asked)).toBe(id));

	test('an issue is found by its category', () => {
		expect(findDeeds(deeds, '安全', []).map(({ id }) => id)).toContain('issue:us-china/taiwan');
	});

	test('without words, what was done lately comes first, the rest as it stands', () => {
		const found = findDeeds(deeds, '', ['theme', 'nowhere', 'wall']).map(({ id }) => id);
		expect(found.slice(0, 3)).toEqual(['theme', 'wall', deeds[0]?.id]);
		expect(found).toHaveLength(deeds.length);
	});

	test('of what matches as well, what was done lately comes first', () => {
		expect(first('united')).toBe('board:us-india');
		expect(first('台湾', ['assess:us-china/taiwan'])).toBe('assess:us-china/taiwan');
	});

	test('whatever is asked, only what is offered is found, each once', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme' }),
				fc.array(fc.constantFrom(...deeds)),
				(asked, lately) => {
					const found = findDeeds(
						deeds,
						asked,
						lately.map(({ id }) => id)
					);
					expect(new Set(found).size).toBe(found.length);
					for (const deed of found) expect(deeds).toContain(deed);
				}
			)
		);
	});
});

test('K3: the last dozen of deeds are remembered, the last first, whatever the storage holds', () => {
	localStorage.setItem('demarche:recent', '{"broken":');
	expect(recentDeeds(localStorage)).toEqual([]);
	for (let count = 0; count < 20; count += 1) rememberDeed(localStorage, `deed-${count % 15}`);
	expect(recentDeeds(localStorage).slice(0, 3)).toEqual(['deed-4', 'deed-3', 'deed-2']);
	expect(recentDeeds(localStorage)).toHaveLength(12);
	expect(recentDeeds(null)).toEqual([]);
});
