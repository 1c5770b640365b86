import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyBoard } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { comparisonOf } from '#lib/domain/comparison.ts';
import { addDays, dayNumber, dayOf, daysBetween, instantOf, type Day } from '#lib/domain/day.ts';
import { directionOf } from '#lib/domain/direction.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { tensionOn } from '#lib/domain/run.ts';
import { stepsOf } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { indexOn } from '#lib/domain/tension-index.ts';
import type { PastChoice } from '#lib/protocol/past.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import { arbitraryMoves } from '../../domain/arbitrary-moves.ts';
import { china, usa } from '../../domain/builders.ts';
import { archivedIn, heldIn, standingIn, tensionIn } from '../../domain/naive-judged.ts';
import { asked, emptyWorld, played } from '../../domain/world.ts';
import { appendingOf } from '../store/appending.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aReader } from './world.ts';

const BOARD = 'us-china';
const logs = arbitraryMoves(50).map((moves) => played(emptyWorld(), moves).log);
/** One of them, the same in every run. */
const aLog = () => fc.sample(logs, { numRuns: 1, seed: 7 })[0] ?? [];
const foldOf = (log: readonly Change[]) => log.reduce(evolve, emptyBoard(BOARD));

/** Some days of a log, from before it to its last. */
const daysOf = (log: readonly Change[], places: readonly number[]): Day[] => {
	const [first = '', last = ''] = [log[0], log.at(-1)].map((change) => dayOf(change?.at ?? ''));
	const from = addDays(first, -200);
	const many = daysBetween(from, last) + 1;
	return [addDays(first, -1), first, last, ...places.map((at) => addDays(from, at % many))];
};

async function boardOn(reader: Reader, choice: PastChoice) {
	const past = await reader.past(BOARD, choice);
	if (isRefusal(past)) throw new Error(past.message);
	return past;
}

async function heldOn(reader: Reader, issue: Slug, choice: PastChoice) {
	const held = await reader.issueThen(BOARD, issue, choice);
	if (isRefusal(held)) throw new Error(held.message);
	return held;
}

const lineOn = async (reader: Reader, issue: Slug, choice: PastChoice) =>
	(await heldOn(reader, issue, choice)).steps;

/** The steps that a log makes of an issue up to a day, read in the plainest way. */
const lineIn = (log: readonly Change[], issue: Slug, day: Day) =>
	stepsOf(appendingOf(log).marks.filter((mark) => mark.issue === issue && mark.asOf <= day)).map(
		({ at, tension, status }) => [at, tension, status]
	);

onEveryEngine((aPlace) => {
	/** Holds for 8 logs on 25 random days each, on the day before the log, on its first and on its last. */
	const holds = (check: (reader: Reader, log: readonly Change[], day: Day) => Promise<void>) =>
		fc.assert(
			fc.asyncProperty(
				logs,
				fc.array(fc.nat(100_000), { minLength: 25, maxLength: 25 }),
				async (log, places) => {
					const reader = await aReader(await aPlace(), log);
					for (const day of daysOf(log, places)) await check(reader, log, day);
				}
			),
			{ numRuns: 8 }
		);

	describe('any log, on any day', () => {
		test('Y1: as it was known that day is the fold of what had been recorded when the day ended', () =>
			holds(async (reader, log, day) => {
				const until = log.filter(({ at }) => dayOf(at) <= day);
				const known = await reader.known(BOARD, day);
				expect(known).toEqual(until.length === 0 ? null : foldOf(until));
			}));

		test('Y2: as it is now judged is what the whole log says of that day', () =>
			holds(async (reader, log, day) => {
				const today = foldOf(log);
				const ids = today.issues.map(({ id }) => id);
				const { marks } = appendingOf(log);
				const board = await reader.judged(today, day);
				expect(board.entries).toEqual(heldIn(log, ids, day));
				for (const issue of board.issues) {
					const { standing, outlook, positions } = issue;
					expect({ standing, outlook, positions }).toEqual(standingIn(log, issue.id, day));
					expect(issue.archived !== null).toBe(archivedIn(log, issue.id, day));
					const before = addDays(day, -board.settings.directionDays);
					for (const each of [day, before]) {
						expect(tensionOn(issue.run, each)).toBe(tensionIn(marks, issue.id, each));
					}
				}
			}));

		test('Y6: the line of an issue is what had been recorded of it by then, or is now judged of it up to then', () =>
			holds(async (reader, log, day) => {
				const recorded = log.filter(({ at }) => dayOf(at) <= day);
				const today = foldOf(log).issues;
				const id = today[dayNumber(day) % today.length]?.id;
				if (id === undefined) return;
				const known = await lineOn(reader, id, { kind: 'day', day, question: 'known' });
				expect(known).toEqual(lineIn(recorded, id, day));
				const judged = await lineOn(reader, id, { kind: 'day', day, question: 'judged' });
				expect(judged).toEqual(lineIn(log, id, day));
			}));

		test('Y9: what a comparison reads of a day compares as all that is judged of it', () =>
			holds(async (reader, log, day) => {
				const today = foldOf(log);
				const [stood, judged] = [await reader.stood(today, day), await reader.judged(today, day)];
				expect(comparisonOf(stood, today)).toEqual(comparisonOf(judged, today));
				expect(indexOn(stood, day)).toBe(indexOn(judged, day));
			}));

		test.each(['known', 'judged'] as const)(
			'Y3: what is sent of a past as it is %s is lighter and says the same of every card',
			(question) =>
				holds(async (reader, log, day) => {
					const { board } = await boardOn(reader, { kind: 'day', day, question });
					const whole =
						question === 'judged'
							? await reader.judged(foldOf(log), day)
							: await reader.known(BOARD, day);
					if (!whole || isRefusal(whole)) return expect(board).toBeNull();
					for (const [at, issue] of whole.issues.entries()) {
						const sent = board?.issues[at];
						expect(sent?.run.length).toBeLessThanOrEqual(Math.min(120, issue.run.length));
						expect(directionOf(sent?.run ?? [], whole.settings, day)).toEqual(
							directionOf(issue.run, whole.settings, day)
						);
					}
				})
		);
	});

	test('Y6: at a revision the line of an issue is what had been recorded by it, later on the same day or not', async () => {
		const log = aLog();
		const reader = await aReader(await aPlace(), log);
		const ids = foldOf(log).issues.map(({ id }) => id);
		for (const { revision, at } of log) {
			for (const id of ids) {
				const line = await lineOn(reader, id, { kind: 'revision', revision });
				expect(line).toEqual(lineIn(log.slice(0, revision), id, dayOf(at)));
			}
		}
	});

	test('Y6: the line of an issue is broken where the ladder had been changed by then', async () => {
		const before = asked(
			emptyWorld(),
			{ type: 'board.create', name: 'United States - China', parties: [usa, china] },
			{ type: 'category.add', name: 'Trade' },
			{ type: 'issue.open', title: 'Tariffs', category: 'trade', assessment: { tension: 60 } }
		);
		const { log } = asked(
			{ ...before, now: before.now + 1 },
			{ type: 'board.edit', ladder: { rupture: { word: 'Broken off' } } }
		);
		const reader = await aReader(await aPlace(), log);
		const edited = Date.parse(log.at(-1)?.at ?? '');
		const breaksAt = async (revision: number) =>
			(await heldOn(reader, 'tariffs', { kind: 'revision', revision })).breaks;
		expect(await breaksAt(log.length)).toEqual([{ at: edited, what: ['ladder'] }]);
		expect(await breaksAt(log.length - 1)).toEqual([]);
	});

	test('Y4: the question that has an answer is chosen where none is asked', async () => {
		const log = aLog();
		const reader = await aReader(await aPlace(), log);
		const first = dayOf(log[0]?.at ?? '');
		const asked = async (day: Day) =>
			(await boardOn(reader, { kind: 'day', day, question: null })).question;
		expect(await asked(addDays(first, -1))).toBe('judged');
		expect(await asked(first)).toBe('known');
		const none = await boardOn(reader, { kind: 'day', day: addDays(first, -1), question: 'known' });
		expect(none.board).toBeNull();
	});

	test('Y5: a day that has not begun, and a revision that never was, are refused in words', async () => {
		const log = aLog();
		const reader = await aReader(await aPlace(), log);
		const tomorrow = addDays(dayOf(instantOf(Date.parse(log.at(-1)?.at ?? ''))), 1);
		expect(await reader.past(BOARD, { kind: 'day', day: tomorrow, question: null })).toMatchObject({
			code: 'invalid'
		});
		expect(await reader.past(BOARD, { kind: 'revision', revision: 9999 })).toMatchObject({
			code: 'not_found'
		});
	});
});
