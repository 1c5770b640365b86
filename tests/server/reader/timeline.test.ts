import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '#lib/domain/change.ts';
import { addDays, dayOf, type Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import { passesFilter, type EntryFilter, type TimelinePlace } from '#lib/protocol/timeline.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import { china, usa } from '../../domain/builders.ts';
import { arbitraryMoves } from '../../domain/arbitrary-moves.ts';
import { entriesIn, positionsIn } from '../../domain/naive-recall.ts';
import { asked, emptyWorld, played } from '../../domain/world.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aReader } from './world.ts';

const BOARD = 'us-china';
const NONE: EntryFilter = { kind: '', issue: '', party: '', person: '', q: '' };
const logs = arbitraryMoves(60).map((moves) => played(emptyWorld(), moves).log);

function answered<T extends object>(answer: T | Refusal): T {
	if (isRefusal(answer)) throw new Error(answer.message);
	return answer;
}

const pageAt = async (reader: Reader, filter: EntryFilter, place: TimelinePlace) =>
	answered(await reader.timeline(BOARD, { filter, place, view: 'entries' }));

/** All entries, read from a day on both ways. */
async function readAll(reader: Reader, filter: EntryFilter, day: Day): Promise<Entry[]> {
	const first = await pageAt(reader, filter, { kind: 'day', day });
	let all = first.entries;
	for (let cursor = first.older; cursor;) {
		const page = await pageAt(reader, filter, { kind: 'before', cursor });
		[all, cursor] = [[...all, ...page.entries], page.older];
	}
	for (let cursor = first.newer; cursor;) {
		const page = await pageAt(reader, filter, { kind: 'after', cursor });
		[all, cursor] = [[...page.entries, ...all], page.newer];
	}
	return all;
}

/** Filters that an entry of the log passes, one by one and all at once. */
function filtersOf(log: readonly Change[]): EntryFilter[] {
	const entry = entriesIn(log).find(({ people }) => people.length > 0) ?? entriesIn(log)[0];
	if (!entry) return [NONE];
	const all = {
		kind: entry.kind,
		issue: entry.issues[0] ?? '',
		party: entry.parties[0] ?? '',
		person: entry.people[0] ?? '',
		q: entry.title.slice(0, 4)
	};
	const names = ['kind', 'issue', 'party', 'person', 'q'] as const;
	return [NONE, all, ...names.map((name) => ({ ...NONE, [name]: all[name] }))];
}

onEveryEngine((aPlace) => {
	describe('any log', () => {
		test('Y12, Y13: read from any day on both ways, the timeline has every entry that passes once, newest first', () =>
			fc.assert(
				fc.asyncProperty(logs, fc.integer({ min: -300, max: 300 }), async (log, away) => {
					const reader = await aReader(await aPlace(), log);
					const day = addDays(dayOf(log.at(-1)?.at ?? ''), away);
					for (const filter of filtersOf(log)) {
						const expected = entriesIn(log).filter((entry) => passesFilter(entry, filter));
						expect(await readAll(reader, filter, day)).toEqual(expected);
					}
				}),
				{ numRuns: 12 }
			));

		test('Y16: an issue’s page has what is in force, and its latest entries and positions', () =>
			fc.assert(
				fc.asyncProperty(logs, async (log) => {
					const reader = await aReader(await aPlace(), log);
					const today = dayOf(log.at(-1)?.at ?? '');
					const opened = log.flatMap(({ happening }) =>
						happening.type === 'issue.opened' ? [happening.issue] : []
					);
					for (const issue of opened) {
						const page = answered(await reader.issuePage(BOARD, issue));
						const own = entriesIn(log).filter((entry) => entry.issues.includes(issue));
						const holds = ({ day, terms }: Entry) =>
							terms && (terms.effective ?? day) <= today && (terms.expires ?? today) >= today;
						expect(page.entries).toEqual(own.slice(0, 60));
						expect(page.inForce.map(({ id }) => id).toSorted()).toEqual(
							own
								.filter(holds)
								.map(({ id }) => id)
								.toSorted()
						);
						const named = own.flatMap(({ people }) => people);
						expect(page.involved.isWhole).toBe(true);
						expect(new Set(page.involved.people.map(({ person }) => person))).toEqual(
							new Set(named)
						);
						for (const { person, times } of page.involved.people)
							expect(times).toBe(named.filter((each) => each === person).length);
						const said = positionsIn(log, issue);
						for (const { party, items } of page.positions)
							expect(items).toEqual(said.filter((each) => each.party === party).slice(0, 20));
					}
				}),
				{ numRuns: 8 }
			));
	});

	test('Y16: each party has its own positions, page by page, the last of each with the one before it', async () => {
		const state = (party: 'us' | 'cn', text: string) =>
			({ type: 'position.state', issue: 'tariffs', party, text }) as const;
		const { log } = asked(
			emptyWorld(),
			{ type: 'board.create', name: 'United States - China', parties: [usa, china] },
			{ type: 'category.add', name: 'Trade' },
			{ type: 'issue.open', title: 'Tariffs', category: 'trade', assessment: { tension: 60 } },
			state('cn', 'No tariffs'),
			...Array.from({ length: 30 }, (_, at) => state('us', `Tariffs of ${at + 1} percent`))
		);
		const reader = await aReader(await aPlace(), log);
		const read = async (query = {}) =>
			answered(await reader.issuePage(BOARD, 'tariffs', query)).positions;
		const [ours, theirs] = await read();
		expect(theirs).toMatchObject({ items: [{ text: 'No tariffs' }], before: null, next: null });
		expect(ours?.items.map(({ text }) => text)).toHaveLength(20);
		expect(ours).toMatchObject({ before: { text: 'Tariffs of 10 percent' }, isFirst: true });

		const older = await read({ party: 'us', cursor: ours?.next });
		expect(older[0]?.items).toHaveLength(10);
		expect(older[0]).toMatchObject({ items: [ours?.before, ...Array(9).fill({})], next: null });
		expect(older.map(({ isFirst }) => isFirst)).toEqual([false, true]);
		expect(older[1]).toEqual(theirs);
	});

	test('Y16: an issue’s line is broken where the ladder was changed, not where weights were', async () => {
		const { log } = asked(
			emptyWorld(),
			{ type: 'board.create', name: 'United States - China', parties: [usa, china] },
			{ type: 'category.add', name: 'Trade' },
			{ type: 'issue.open', title: 'Tariffs', category: 'trade', assessment: { tension: 60 } },
			{ type: 'issue.edit', issue: 'tariffs', salience: 1 },
			{ type: 'board.edit', ladder: { rupture: { word: 'Broken off' } } }
		);
		const reader = await aReader(await aPlace(), log);
		const { breaks } = answered(await reader.issuePage(BOARD, 'tariffs'));
		expect(breaks.map(({ what }) => what)).toEqual([['ladder']]);
	});

	test('Y9: two days are compared with what happened in between', async () => {
		const { log } = asked(
			emptyWorld(),
			{ type: 'board.create', name: 'United States - China', parties: [usa, china] },
			{ type: 'category.add', name: 'Trade' },
			{ type: 'issue.open', title: 'Tariffs', category: 'trade', assessment: { tension: 60 } },
			{ type: 'issue.assess', issue: 'tariffs', status: 'talks', tension: 40, asOf: '2024-06-01' },
			{ type: 'issue.assess', issue: 'tariffs', status: 'rupture', tension: 95 }
		);
		const reader = await aReader(await aPlace(), log);
		const [first = '', today = ''] = [log[0], log.at(-1)].map((change) => dayOf(change?.at ?? ''));
		for (const question of ['known', 'judged'] as const) {
			const choice = { kind: 'days', from: addDays(first, -1), to: today, question } as const;
			const { moves: all } = answered(await reader.compare(BOARD, choice));
			expect(all.map(({ size }) => size)).toEqual(
				all.map(({ size }) => size).toSorted((a, b) => b - a)
			);
			expect(all.every(({ from }) => question === 'judged' || from.status === null)).toBe(true);
		}
		const since = answered(await reader.compare(BOARD, { kind: 'since', revision: 1 }));
		const assessed = log.findLast(({ happening }) => happening.type === 'issue.assessed');
		const about = since.moves.flatMap(({ between }) => between.assessed);
		expect(about.map(({ revision }) => revision)).toContain(assessed?.revision);
	});
});
