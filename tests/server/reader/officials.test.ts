import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '#lib/domain/change.ts';
import { dayOf } from '#lib/domain/day.ts';
import { newestFirst, type Entry } from '#lib/domain/entry.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import { OFFICIALS_PAGE } from '#lib/protocol/officials.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import { arbitraryMoves, createBoard } from '../../domain/arbitrary-moves.ts';
import { entriesIn, positionsIn } from '../../domain/naive-recall.ts';
import { asked, emptyWorld, played } from '../../domain/world.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aReader } from './world.ts';

const BOARD = 'us-china';
const logs = arbitraryMoves(60).map((moves) => played(emptyWorld(), moves));

function answered<T extends object>(answer: T | Refusal): T {
	if (isRefusal(answer)) throw new Error(answer.message);
	return answer;
}

/** All entries of an official's page, read page by page. */
async function readAll(reader: Reader, id: string, beside?: string): Promise<Entry[]> {
	const entries: Entry[] = [];
	for (let before: string | undefined; ;) {
		const query = { ...(beside && { with: beside }), ...(before && { before }) };
		const page = answered(await reader.official(BOARD, id, query));
		entries.push(...page.entries);
		if (page.older === null) return entries;
		before = page.older;
	}
}

const naming = (log: readonly Change[], ...people: string[]): Entry[] =>
	entriesIn(log)
		.filter((entry) => people.every((id) => entry.people.includes(id)))
		.toSorted(newestFirst);

/** The same, by looking at every entry. */
function naiveCompany(log: readonly Change[], id: string, today: string) {
	const past = naming(log, id).filter(({ day }) => day <= today);
	const others = [...new Set(past.flatMap(({ people }) => people))].filter((each) => each !== id);
	return others.map((person) => {
		const shared = past.filter(({ people }) => people.includes(person));
		const met = shared.filter(({ kind }) => ['meeting', 'call', 'visit'].includes(kind));
		const days = met.map(({ day }) => day).toSorted();
		const [earliest, latest] = [days[0] ?? null, days.at(-1) ?? null];
		return { person, times: shared.length, met: met.length, earliest, latest };
	});
}

const byPerson = (a: { person: string }, b: { person: string }) => (a.person < b.person ? -1 : 1);

onEveryEngine((aPlace) => {
	describe('any log', () => {
		test('C1, C2, C3: counts, entries, company and what was said that day are as the whole log has them', () =>
			fc.assert(
				fc.asyncProperty(logs, async ({ board, log }) => {
					fc.pre(board.people.length > 0);
					const reader = await aReader(await aPlace(), log);
					const today = dayOf(log.at(-1)?.at ?? '');
					const { appearances } = answered(await reader.officials(BOARD, 1));
					expect(appearances.map(({ person }) => person).toSorted()).toEqual(
						board.people.map(({ id }) => id).toSorted()
					);
					for (const { person, entries, latest, next } of appearances) {
						const own = naming(log, person);
						expect(entries).toBe(own.length);
						expect(latest).toBe(own.find(({ day }) => day <= today)?.day ?? null);
						expect(next).toBe(own.findLast(({ day }) => day > today)?.day ?? null);
						expect(await readAll(reader, person)).toEqual(own);
						const page = answered(await reader.official(BOARD, person, {}));
						expect(page.company.toSorted(byPerson)).toEqual(
							naiveCompany(log, person, today).toSorted(byPerson)
						);
						const side = board.people.find(({ id }) => id === person)?.party;
						for (const { issue, position, entry } of page.said) {
							const beside = own.find(({ id }) => id === entry);
							expect([position.party, position.asOf]).toEqual([side, beside?.day]);
							expect(beside?.issues).toContain(issue);
							expect(positionsIn(log, issue).map(({ id }) => id)).toContain(position.id);
						}
						for (const other of page.company)
							expect(await readAll(reader, person, other.person)).toEqual(
								naming(log, person, other.person)
							);
					}
				}),
				{ numRuns: 6 }
			));
	});

	test('C1: many officials are read page by page, each once, party by party', async () => {
		const people = Array.from({ length: OFFICIALS_PAGE + 3 }, (_, index) => ({
			type: 'person.add' as const,
			...{ name: `Person ${index}`, party: index % 2 ? 'cn' : 'us', role: 'Envoy' }
		}));
		const { board, log } = asked(emptyWorld(), createBoard, ...people);
		const reader = await aReader(await aPlace(), log);
		const pages = [
			answered(await reader.officials(BOARD, 1)),
			answered(await reader.officials(BOARD, 2))
		];
		expect(pages.map(({ pages: all }) => all)).toEqual([2, 2]);
		const read = pages.flatMap(({ appearances }) => appearances.map(({ person }) => person));
		expect(read.toSorted()).toEqual(board.people.map(({ id }) => id).toSorted());
		const parties = read.map((id) => board.people.find((each) => each.id === id)?.party);
		expect(parties).toEqual(parties.toSorted().toReversed());
	});

	test('C2: nobody has the page of somebody who is not named', async () => {
		const reader = await aReader(await aPlace(), asked(emptyWorld(), createBoard).log);
		expect(await reader.official(BOARD, 'nobody', {})).toMatchObject({ code: 'not_found' });
	});
});
