import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyBoard } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { addDays, dayOf, startOf, type Day } from '#lib/domain/day.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Need } from '#lib/domain/recall.ts';
import { stepsOf, within } from '#lib/domain/series.ts';
import { thin } from '#lib/domain/thin.ts';
import type { Store } from '#lib/server/store/store.ts';
import { arbitraryMoves } from '../../domain/arbitrary-moves.ts';
import { entriesIn, happeningsOf, positionsIn, recallFrom } from '../../domain/naive-recall.ts';
import { emptyWorld, played } from '../../domain/world.ts';
import { appendingOf } from './appending.ts';
import { aStore, onEveryEngine, type Place } from './engines.ts';

const logs = arbitraryMoves(40).map((moves) => played(emptyWorld(), moves).log);
const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 6 });
const foldOf = (log: readonly Change[]) => log.reduce(evolve, emptyBoard('us-china'));

/** The log on a new store, appended in chunks that never part a command. */
async function stored(place: Place, log: readonly Change[], at: number[]): Promise<Store> {
	const store = await aStore(place);
	const isCut = (cut: number) => log[cut - 1]?.command !== log[cut]?.command;
	const bounds = new Set([...at.filter((cut) => cut < log.length && isCut(cut)), log.length]);
	let from = 0;
	for (const to of [...bounds].toSorted((a, b) => a - b)) {
		if (to === from) continue;
		expect(await store.append(appendingOf(log, from, to))).toBe('appended');
		from = to;
	}
	return store;
}

onEveryEngine((aPlace) => {
	/** Holds for many logs, each on an empty store. */
	const holds = (check: (store: Store, log: readonly Change[]) => Promise<void>) =>
		fc.assert(
			fc.asyncProperty(logs, cuts, async (log, at) => {
				await check(await stored(await aPlace(), log, at), log);
			}),
			{ numRuns: 12 }
		);

	describe('any log, appended in any chunks', () => {
		test('L1: is read back to the letter, and folds to the same board at every revision', () =>
			holds(async (store, log) => {
				expect(await store.changesSince('us-china', 0, 1000)).toEqual(log);
				expect(await store.changesSince('us-china', 3, 2)).toEqual(log.slice(3, 5));
				expect(await store.load('us-china')).toEqual(foldOf(log));
				for (const revision of [1, Math.ceil(log.length / 2), log.length]) {
					const past = foldOf(log.slice(0, revision));
					expect(await store.boardAt('us-china', revision)).toEqual(past);
				}
			}));

		test('L5: gives the last revision recorded at or before any moment', () =>
			holds(async (store, log) => {
				for (const { at } of log) {
					const last = log.findLast((change) => change.at <= at)?.revision;
					expect(await store.revisionAt('us-china', at)).toBe(last);
				}
				expect(await store.revisionAt('us-china', '1999-01-01T00:00:00.000Z')).toBe(0);
			}));

		test('L6: recalls what a command speaks of as the whole log has it', () =>
			holds(async (store, log) => {
				const today = dayOf(log.at(-1)?.at ?? '');
				for (const need of needsOf(log)) {
					const naive = recallFrom(log, need, today);
					const recalled = await store.recall('us-china', need, today);
					expect(sorted(recalled)).toEqual(sorted(naive));
				}
			}));

		test('L7: draws every line as its marks do, for any window', () =>
			holds(async (store, log) => {
				const { marks } = appendingOf(log);
				const issues = foldOf(log).issues.map((issue) => issue.id);
				const days = marks.map((mark) => mark.asOf).toSorted();
				expect(await store.firstDay('us-china')).toBe(days[0] ?? null);
				for (const [from, to] of windowsOf(days)) {
					const expected = issues.map((issue) => {
						const steps = stepsOf(marks.filter((mark) => mark.issue === issue));
						const seen = within(steps, startOf(from), startOf(addDays(to, 1)) - 1);
						return { issue, steps: thin(seen, 5), stood: seen };
					});
					expect(await store.series('us-china', issues, { from, to, points: 5 })).toEqual(expected);
				}
			}));

		test('L8: lists the entries that touch issues, newest first', () =>
			holds(async (store, log) => {
				const issues = foldOf(log).issues.map((issue) => issue.id);
				const all = entriesIn(log);
				const window = { from: '2024-06-01', to: '2025-06-01', limit: 4 };
				for (const some of [issues, issues.slice(0, 1), []]) {
					const touching = all
						.filter((entry) => entry.issues.some((issue) => some.includes(issue)))
						.filter(({ day }) => day >= window.from && day <= window.to);
					const listed = await store.entriesBetween('us-china', some, window);
					expect(listed).toEqual(touching.slice(0, 4));
				}
			}));
	});
});

function windowsOf(days: Day[]): [Day, Day][] {
	const [first = '2025-01-01', last = first] = [days[0], days.at(-1)];
	const middle = days[Math.floor(days.length / 2)] ?? first;
	return [
		[first, last],
		[middle, last],
		[addDays(middle, 1), addDays(last, 40)],
		[addDays(first, -30), middle]
	];
}

function needsOf(log: readonly Change[]): Need[] {
	const { issues } = foldOf(log);
	const half = Math.ceil(log.length / 2);
	const days = happeningsOf(log, 'issue.assessed').map(({ issue, asOf }) => ({ issue, asOf }));
	return [
		...days.map((each): Need => ({ kind: 'standing', ...each })),
		...days.map(({ issue, asOf }): Need => ({ kind: 'standing', issue, asOf: addDays(asOf, -1) })),
		...days.map((each): Need => ({ kind: 'standing', ...each, before: half })),
		{ kind: 'changes', revisions: [1, half, log.length, log.length + 1] },
		{ kind: 'board', revision: half },
		...entriesIn(log).map(({ id }): Need => ({ kind: 'entry', entry: id })),
		...issues.flatMap(({ id: issue }) =>
			positionsIn(log, issue).map((each): Need => ({ kind: 'position', issue, position: each.id }))
		),
		{ kind: 'entry', entry: 'never-was-9' },
		{ kind: 'position', issue: 'tariffs', position: 'position-999' }
	];
}

/** Beneath an entry lie others in no particular order. */
const sorted = <T extends object>(recalled: T): T =>
	'beneath' in recalled && Array.isArray(recalled.beneath)
		? { ...recalled, beneath: recalled.beneath.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
		: recalled;
