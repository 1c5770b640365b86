import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import {
	choiceIn,
	daysOf,
	INDEX,
	markIn,
	queryOf,
	RANGES,
	type Choice
} from '#lib/protocol/trends.ts';

const choice = (query: string) => choiceIn(new URLSearchParams(query));

describe('T7: the address', () => {
	test('without a query asks for all, and lets the board choose', () => {
		expect(choice('')).toEqual({ range: 'all', from: null, to: null, issues: null, hidden: [] });
	});

	test('that a form makes, with fields left empty, is understood', () => {
		const made = choice('range=&from=2024-01-01&to=&issue=&issue=taiwan&hide=-');
		expect(made).toEqual({
			...{ range: null, from: '2024-01-01', to: null },
			...{ issues: ['taiwan'], hidden: [INDEX] }
		});
		expect(choice('issue=')).toMatchObject({ issues: [] });
	});

	test.each([
		['range=5y', 'range: must be one of 30d, 90d, 1y, all'],
		['from=yesterday', 'from: must be a day such as 2024-08-29'],
		['from=2025-02-01&to=2025-01-01', 'from: must not be after to'],
		['issue=No+Slug', 'issue.0: must be lower-case letters, digits and hyphens']
	])('%s is refused in words', (query, message) => {
		const refused = choice(query);
		expect(isRefusal(refused) && refused.message).toBe(message);
	});

	test('holds the whole choice', () => {
		const day = fc.integer({ min: 10, max: 28 }).map((number) => `2024-01-${number}`);
		const issues = fc.option(fc.subarray(['tariffs', 'taiwan', 'fentanyl']));
		const hidden = fc.subarray([INDEX, 'tariffs', 'taiwan']);
		const named = fc.record({ range: fc.constantFrom(...RANGES), issues, hidden });
		const free = fc.tuple(day, day, issues, hidden).map(([a, b, chosen, kept]): Choice => {
			const [from = a, to = b] = [a, b].toSorted();
			return { range: null, from, to, issues: chosen, hidden: kept };
		});
		const any = fc.oneof(
			free,
			named.map((given): Choice => ({ ...given, from: null, to: null }))
		);
		fc.assert(
			fc.property(any, (given) => {
				expect(choice(queryOf(given))).toEqual(given);
			})
		);
	});

	test('T17: holds the day that is marked, which is past', () => {
		const mark = (query: string) => markIn(new URLSearchParams(query), '2025-06-15');
		const made: Choice = { range: 'all', from: null, to: null, issues: null, hidden: [] };
		expect(queryOf({ ...made, at: '2025-06-14' })).toBe('?at=2025-06-14');
		expect(mark('at=2025-06-14')).toEqual({ at: '2025-06-14', read: null });
		for (const none of ['', 'at=', 'at=2025-06-15'])
			expect(mark(none)).toEqual({ at: null, read: null });
		const refused = mark('at=yesterday');
		expect(isRefusal(refused) && refused.message).toBe('at: must be a day such as 2024-08-29');
	});

	test('T14: holds the moment that stays, of the day that is marked or today', () => {
		const mark = (query: string) => markIn(new URLSearchParams(query), '2025-06-15');
		const [past, now] = ['2025-06-14T12:00:00.000Z', '2025-06-15T12:00:00.000Z'];
		expect(mark(`at=2025-06-14&read=${past}`)).toEqual({ at: '2025-06-14', read: past });
		expect(mark(`read=${now}`)).toEqual({ at: null, read: now });
		expect(mark(`at=2025-06-13&read=${past}`)).toEqual({ at: '2025-06-13', read: null });
		expect(mark(`read=${past}`)).toEqual({ at: '2025-06-14', read: past });
		expect(mark('read=2025-06-16T12:00:00.000Z')).toEqual({ at: null, read: null });
		expect(isRefusal(mark('read=noon'))).toBe(true);
	});

	test('a range ends today, and no day asked for is in the future', () => {
		const range: Choice = { range: '30d', from: null, to: null, issues: null, hidden: [] };
		expect(daysOf(range, '2025-06-15')).toEqual({ from: '2025-05-16', to: '2025-06-15' });
		const free: Choice = { ...range, range: null, from: '2025-06-01', to: '2030-01-01' };
		expect(daysOf(free, '2025-06-15')).toEqual({ from: '2025-06-01', to: '2025-06-15' });
	});
});
