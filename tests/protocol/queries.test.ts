import { describe, expect, test } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import { briefingIn } from '#lib/protocol/briefing.ts';
import { compareIn } from '#lib/protocol/compare.ts';
import { historyQueryIn } from '#lib/protocol/history.ts';
import { pastIn } from '#lib/protocol/past.ts';
import { timelineIn } from '#lib/protocol/timeline.ts';

const now = { today: '2025-06-15', days: 30 };
const long = 'a'.repeat(201);

describe('D3: what an address asks for and cannot be had is refused in words', () => {
	test.each([
		['a kind of entry', timelineIn, 'kind=zzz', 'kind: must be one of'],
		['a day of no calendar', timelineIn, 'day=zzz', 'day: must be a day such as 2024-08-29'],
		[
			'a day too late',
			timelineIn,
			'day=9999-12-31',
			'day: must be a day of the years 1000 to 9998'
		],
		['too many words', timelineIn, `q=${long}`, 'q: must be at most 200 characters'],
		[
			'too many words of a change',
			historyQueryIn,
			`q=${long}`,
			'q: must be at most 200 characters'
		],
		['somebody', historyQueryIn, `who=${long}`, 'who: must be at most 64 characters'],
		['revision 0', pastIn, 'revision=0', 'revision: must be a revision, 1 or more'],
		['a revision below', pastIn, 'revision=-1', 'revision: must be a revision, 1 or more'],
		['a revision as 1e3', pastIn, 'revision=1e3', 'revision: must be a revision, 1 or more']
	])('%s', (_, queryIn, query, words) => {
		const refused = queryIn(new URLSearchParams(query));
		expect(refused && isRefusal(refused) && refused.message).toContain(words);
	});

	test.each([
		['a revision to compare', compareIn, 'since=abc', 'since: must be a revision, such as 42'],
		['a first day', briefingIn, 'from=0000-01-01', 'from: must be a day of the years 1000 to 9998']
	])('%s', (_, queryIn, query, words) => {
		const refused = queryIn(new URLSearchParams(query), now);
		expect(isRefusal(refused) && refused.message).toBe(words);
	});
});

test('F6: a search is of 200 characters, however a character is kept', () => {
	expect(isRefusal(timelineIn(new URLSearchParams({ q: '𠮷'.repeat(200) })))).toBe(false);
});
