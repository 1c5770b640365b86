import { describe, expect, test } from 'vitest';
import { boardTitle, counted, tallyWords } from '#lib/ui/words/board-words.ts';
import { directionFigures } from '#lib/ui/words/direction-words.ts';
import { likelihoodWords, outlookWords } from '#lib/ui/words/outlook-words.ts';
import { statusWord } from '#lib/ui/words/status-words.ts';
import { ageWords, dayWords, daysAway, momentsAgo } from '#lib/ui/words/time-words.ts';

const now = Date.parse('2025-06-15T12:00:00.000Z');

describe('B17: figures and times are said in few words', () => {
	test.each([
		['2025-06-15T11:59:30.000Z', 'just now'],
		['2025-06-15T11:58:00.000Z', '2 min ago'],
		['2025-06-15T10:00:00.000Z', '2 h ago'],
		['2025-06-13T12:00:00.000Z', '2 d ago'],
		['2025-06-15T12:00:05.000Z', 'just now']
	])('%s was %s', (at, words) => expect(momentsAgo(at, now)).toBe(words));

	test.each([
		['2025-06-15', 'today'],
		['2025-06-27', 'in 12 d'],
		['2025-06-12', '3 d ago'],
		['2025-01-15', '4 mo ago'],
		['2022-06-15', '3 y ago']
	])('%s is %s', (day, words) => expect(daysAway(day, '2025-06-15')).toBe(words));

	test('an assessment of the day it was recorded is as old as its record, a backdated one as its day', () => {
		const at = '2025-06-15T10:00:00.000Z';
		expect(ageWords({ asOf: '2025-06-15', at }, now)).toBe('2 h ago');
		expect(ageWords({ asOf: '2025-06-01', at }, now)).toBe('14 d ago');
	});

	test.each([
		[11, '+11 in 30 d'],
		[-9, '−9 in 30 d'],
		[0, '±0 in 30 d']
	])('%d is %s', (by, words) => {
		expect(directionFigures({ word: 'steady', by, days: 30 })).toBe(words);
	});

	test('days, names, counts and the ladder', () => {
		expect(dayWords('2024-08-29')).toBe('29 Aug 2024');
		expect(boardTitle('United States - China')).toBe('United States · China');
		expect(counted(1, 'issue')).toBe('1 issue');
		expect(statusWord(null, {})).toBe('Not assessed');
		expect(statusWord('talks', {})).toBe('In talks');
		expect(statusWord('talks', { talks: { word: 'Open line' } })).toBe('Open line');
		const tally = { issues: 12, worsening: 3, easing: 0, stale: 1, unassessed: 0 };
		expect(tallyWords(tally)).toEqual(['12 issues', '3 worsening', '1 stale']);
	});

	test('a likelihood is said with its range', () => {
		expect(likelihoodWords('very likely')).toBe('very likely (80–95%)');
		const outlook = { kind: 'risk', confidence: 'low', until: '2025-12-31', text: '' } as const;
		expect(outlookWords({ ...outlook, likelihood: 'unlikely' })).toBe(
			'Risk, unlikely (20–45%), low confidence, until 31 Dec 2025'
		);
	});
});
