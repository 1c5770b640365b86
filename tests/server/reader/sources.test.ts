import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Change } from '#lib/domain/change.ts';
import { publisherKey } from '#lib/domain/citation.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import {
	PUBLISHERS_PAGE,
	type Use,
	type UseKind,
	type UsesPage
} from '#lib/protocol/publishers.ts';
import { Boards } from '#lib/server/boards.ts';
import { ALONE } from '#lib/server/bus/bus.ts';
import { Sources } from '#lib/server/reader/sources.ts';
import { LinkChecks } from '#lib/server/sources/link-checks.ts';
import { CitedLinks } from '#lib/server/store/cited-links.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { arbitraryMoves, createBoard } from '../../domain/arbitrary-moves.ts';
import { isAlone, keyOf, usesIn, type NaiveUse } from '../../domain/naive-citations.ts';
import { asked, emptyWorld, played } from '../../domain/world.ts';
import { appendingOf } from '../store/appending.ts';
import { CACHES, onEveryEngine, type Place } from '../store/engines.ts';

const BOARD = 'us-china';
const logs = arbitraryMoves(60).map((moves) => played(emptyWorld(), moves).log);

/** What rests on which source in a log on a new place, of which more may be appended. */
async function someSources(place: Place, log: readonly Change[]) {
	const database = await place.open();
	const store = openStore(database);
	onTestFinished(() => store.close());
	await store.append(appendingOf(log));
	const checks = new LinkChecks(new CitedLinks(database), ALONE);
	const clock = () => Date.parse(log.at(-1)?.at ?? '');
	const boards = new Boards(store, clock);
	return { sources: new Sources({ boards, store, database, checks }), store, database };
}

function answered<T extends object>(answer: T | Refusal): T {
	if (isRefusal(answer)) throw new Error(answer.message);
	return answer;
}

/** All uses of a list, read page by page. */
async function readAll(page: (before?: string) => Promise<UsesPage | Refusal>): Promise<Use[]> {
	const uses: Use[] = [];
	for (let before: string | undefined; ;) {
		const read = answered(await page(before));
		uses.push(...read.uses);
		if (read.older === null) return uses;
		before = read.older;
	}
}

const nameOf = (use: Use | NaiveUse): string => {
	if ('id' in use) return `${use.kind} ${use.id}`;
	if (use.kind === 'entry') return `entry ${use.entry.id}`;
	return use.kind === 'position'
		? `position ${use.position.id}`
		: `assessment ${use.assessed.revision}`;
};

const listOf = (sources: Sources, list: 'single' | 'unsourced') =>
	readAll(async (before) => {
		const read = await sources.list(BOARD, { list, ...(before && { before }) });
		if (isRefusal(read) || read.list === 'links') throw new Error('Not that list');
		return read.page;
	});

const restingOn = (sources: Sources, name: string, kind?: UseKind) =>
	readAll(async (before) => {
		const query = { ...(kind && { kind }), ...(before && { before }) };
		const read = await sources.publisher(BOARD, name, query);
		return isRefusal(read) ? read : read.page;
	});

/** How long a log is up to the end of the command that made one of its changes. */
const endOfCommand = (log: readonly Change[], index: number): number =>
	log.findLastIndex(({ command }) => command === log[index]?.command) + 1;

/** Everything these pages say, beside what looking at every line of the log says. */
async function expectAsNaive(sources: Sources, log: readonly Change[]): Promise<void> {
	const all = usesIn(log);
	const sourced = all.filter(({ source }) => source);
	const { publishers, all: whole, standing } = answered(await sources.publishers(BOARD, 1));
	expect(publishers.map(({ name }) => publisherKey(name)).toSorted()).toEqual(
		[...new Set(sourced.map(keyOf))].toSorted()
	);
	expect(whole).toEqual({ publishers: publishers.length, uses: sourced.length });
	for (const line of publishers) {
		const own = sourced.filter((use) => keyOf(use) === publisherKey(line.name));
		const count = (kind: NaiveUse['kind']) => own.filter((use) => use.kind === kind).length;
		const lonely = own.filter((use) => isAlone(all, use));
		expect(line).toEqual({
			...{ name: line.name, entries: count('entry'), assessments: count('assessment') },
			...{ positions: count('position'), uses: own.length },
			...{ first: own.at(-1)?.day, last: own[0]?.day, alone: lonely.length }
		});
		expect((await restingOn(sources, line.name)).map(nameOf)).toEqual(own.map(nameOf));
		const judged = await restingOn(sources, line.name, 'assessment');
		expect(judged).toHaveLength(count('assessment'));
		const alone = await restingOn(sources, line.name, 'alone');
		expect(alone.map(nameOf)).toEqual(lonely.map(nameOf));
	}
	const single = await listOf(sources, 'single');
	expect(single.map(nameOf)).toEqual(all.filter((use) => isAlone(all, use)).map(nameOf));
	const unsourced = all.filter(({ kind, source }) => kind === 'assessment' && !source);
	expect((await listOf(sources, 'unsourced')).map(nameOf)).toEqual(unsourced.map(nameOf));
	expect(standing.single + standing.unsourced).toBeLessThanOrEqual(standing.judged);
}

const founded: CommandInput[] = [
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade' }
];
const judged = (day: string, publisher?: string): CommandInput => ({
	...{ type: 'issue.assess', issue: 'tariffs', status: 'talks', tension: 40, asOf: day },
	...(publisher && { source: { publisher } })
});
const recorded = (day: string, publisher: string, title = 'A call'): CommandInput => ({
	...{ type: 'entry.record', kind: 'call', day, title, issues: ['tariffs'] },
	source: { publisher }
});

onEveryEngine((aPlace) => {
	test('C5, C6, C7: what rests on whom is as the whole log has it, also after more was appended', () =>
		fc.assert(
			fc.asyncProperty(logs, fc.nat(), async (log, cut) => {
				fc.pre(log.length > 1);
				const first = log.slice(0, endOfCommand(log, cut % log.length));
				const { sources, store } = await someSources(await aPlace(), first);
				await expectAsNaive(sources, first);
				if (first.length < log.length) await store.append(appendingOf(log, first.length));
				await expectAsNaive(sources, log);
			}),
			{ numRuns: 6 }
		));

	test('C8: deleted, it is made anew from the log, whatever is left of it', async () => {
		const log = asked(
			emptyWorld(),
			...founded,
			...[judged('2024-03-01', 'Reuters'), recorded('2024-02-20', 'Xinhua')]
		).log;
		const place = await aPlace();
		const { sources, database } = await someSources(place, log);
		const before = answered(await sources.publishers(BOARD, 1));
		expect(before.publishers.map(({ name }) => name).toSorted()).toEqual(['Reuters', 'Xinhua']);
		for (const tables of [CACHES, ['cited']]) {
			await database.write(tables.map((name) => ({ sql: `delete from ${name}`, args: [] })));
			expect(answered(await sources.publishers(BOARD, 1))).toEqual(before);
		}
		await database.write([{ sql: 'update cited set rules = 0', args: [] }]);
		expect(answered(await sources.publishers(BOARD, 1))).toEqual(before);
	});

	test('C8: several who follow the log at once count nothing twice', async () => {
		const entries = Array.from({ length: 40 }, () => recorded('2024-02-20', 'Xinhua'));
		const { log } = asked(emptyWorld(), ...founded, ...entries);
		const { sources } = await someSources(await aPlace(), log);
		await Promise.all(Array.from({ length: 5 }, () => sources.publishers(BOARD, 1)));
		expect(answered(await sources.publishers(BOARD, 1)).all).toEqual({ publishers: 1, uses: 40 });
	});

	describe('C7: a judgement rests on one publisher alone', () => {
		test.each([
			['where nothing else is on record', [], true],
			['where it is the same publisher again', [recorded('2024-02-28', 'REUTERS ')], true],
			['where another wrote of the same day', [recorded('2024-03-01', 'AP')], false],
			['where another wrote 30 days before', [recorded('2024-01-31', 'AP')], false],
			['where another wrote 31 days before', [recorded('2024-01-30', 'AP')], true],
			['where another wrote later', [recorded('2024-03-02', 'AP')], true]
		])('%s: %#', async (_, others, isSo) => {
			const judgement = judged('2024-03-01', 'Reuters');
			for (const commands of [
				[judgement, ...others],
				[...others, judgement]
			]) {
				const { log } = asked(emptyWorld(), ...founded, ...commands);
				const { sources } = await someSources(await aPlace(), log);
				expect(await listOf(sources, 'single')).toHaveLength(isSo ? 1 : 0);
				const { standing } = answered(await sources.publishers(BOARD, 1));
				expect(standing).toEqual({ judged: 1, single: isSo ? 1 : 0, unsourced: 0 });
			}
		});
	});

	test('C5: many publishers are read page by page, each once, those on which most rests first', async () => {
		const names = Array.from({ length: PUBLISHERS_PAGE + 3 }, (_, index) => `Paper ${index}`);
		const entries = names.map((name) => recorded('2024-02-20', name));
		const { log } = asked(emptyWorld(), ...founded, ...entries, recorded('2024-02-21', 'paper 7'));
		const { sources } = await someSources(await aPlace(), log);
		const pages = [
			answered(await sources.publishers(BOARD, 1)),
			answered(await sources.publishers(BOARD, 2))
		];
		const read = pages.flatMap(({ publishers }) => publishers.map(({ name }) => name));
		expect(read[0]).toBe('paper 7');
		expect(read.map(publisherKey).toSorted()).toEqual(names.map(publisherKey).toSorted());
	});

	test('C6: nobody has the page of a publisher on whom nothing rests', async () => {
		const { sources } = await someSources(await aPlace(), asked(emptyWorld(), ...founded).log);
		expect(await sources.publisher(BOARD, 'Nobody', {})).toMatchObject({ code: 'not_found' });
		expect(await sources.publisher(BOARD, ' ', {})).toMatchObject({ code: 'not_found' });
	});
});
