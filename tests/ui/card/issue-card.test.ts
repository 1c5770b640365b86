import { render } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { Board } from '#lib/domain/board.ts';
import { dayNumber } from '#lib/domain/day.ts';
import type { Issue } from '#lib/domain/issue.ts';
import IssueCard from '#lib/ui/card/IssueCard.svelte';
import {
	aBoard,
	anAssessment,
	anEntry,
	anIssue,
	aPosition,
	aSource,
	NOW
} from '../../domain/builders.ts';

/** What a card says, its blanks made single. */
function cardOf(issue: Partial<Issue>, board: Partial<Board> = {}) {
	const { container } = render(IssueCard, {
		board: aBoard(board),
		issue: anIssue(issue),
		now: Date.parse(NOW),
		href: '/b/us-china/i/tariffs'
	});
	return { container, words: container.textContent.replace(/\s+/g, ' ') };
}

const assessed = {
	standing: anAssessment({ status: 'strained', tension: 74, asOf: '2025-06-10' }),
	run: [
		[dayNumber('2025-01-01'), 60],
		[dayNumber('2025-06-10'), 74]
	]
} satisfies Partial<Issue>;

describe('B4: a card says at a glance how an issue stands', () => {
	test('category, title, status, tension, direction with its figures, age', () => {
		const { words } = cardOf(assessed);
		expect(words).toContain('Trade');
		expect(words).toContain('Tariffs');
		expect(words).toContain('Strained');
		expect(words).toContain('74');
		expect(words).toMatch(/↗ worsening \+14 in 30 d/);
		expect(words).toContain('assessed 5 d ago');
		expect(words).not.toContain('stale');
	});

	test("each side's latest position, and who has none", () => {
		const { words, container } = cardOf({ positions: { us: aPosition() } });
		expect(words).toContain('Wants balanced trade');
		expect(words).toContain('No position on record');
		expect([...container.querySelectorAll('img')].map((flag) => flag.alt)).toEqual([
			'United States',
			'China'
		]);
	});

	test('the last entry with its source and day', () => {
		const { words } = cardOf({}, { entries: [anEntry({ source: aSource() })] });
		expect(words).toContain('A meeting');
		expect(words).toMatch(/Reuters, 1 Jun/);
	});

	test('stale once it is older than its board allows', () => {
		const standing = anAssessment({ asOf: '2025-04-01' });
		expect(cardOf({ standing }).words).toContain('stale');
	});

	test('an outlook while it lasts, apart from the status', () => {
		const outlook = {
			kind: 'risk',
			likelihood: 'very likely',
			confidence: 'low',
			until: '2025-06-15',
			text: 'Drills',
			asOf: '2025-06-01'
		} as const;
		expect(cardOf({ outlook }).words).toMatch(/Risk very likely, low confidence/);
		expect(cardOf({ outlook: { ...outlook, until: '2025-06-14' } }).words).not.toContain('Risk');
	});

	test('the whole card leads to its issue', () => {
		expect(cardOf({}).container.querySelector('a')?.getAttribute('href')).toBe(
			'/b/us-china/i/tariffs'
		);
	});
});

test('B5: not assessed is a value of its own, neither zero nor settled', () => {
	const { words, container } = cardOf({});
	expect(words).toContain('Not assessed');
	expect(words).not.toContain('0');
	expect(words).toContain('no direction yet');
	expect(container.querySelector('[data-status="none"] svg .hollow')).not.toBeNull();
});

test('B16: what people write is shown as text', () => {
	const { container, words } = cardOf({ title: '<img src=x onerror=alert(1)>' });
	expect(words).toContain('<img src=x onerror=alert(1)>');
	expect(container.querySelector('img[src="x"]')).toBeNull();
});
