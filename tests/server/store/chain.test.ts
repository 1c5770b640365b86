import { expect, test } from 'vitest';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { Boards } from '#lib/server/boards.ts';
import type { Database } from '#lib/server/database/database.ts';
import { ROOT } from '#lib/server/store/chain.ts';
import { Sealing } from '#lib/server/store/sealing.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { verify } from '#lib/server/store/verify.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker, uuidOf } from '../../domain/builders.ts';
import { asked, emptyWorld } from '../../domain/world.ts';
import { appendingOf } from './appending.ts';
import { aStore, onEveryEngine, type Place } from './engines.ts';

const BOARD = 'us-china';
const assess = (tension: number, asOf?: string): CommandInput => ({
	type: 'issue.assess',
	issue: 'tariffs',
	tension,
	...(asOf && { asOf })
});
/** One of each kind of change that something stands before, some of them of the past. */
const STORY: CommandInput[] = [
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade', assessment: { tension: 10 } },
	{ type: 'category.edit', category: 'trade', name: 'Commerce' },
	assess(20, '2024-02-01'),
	assess(30, '2024-01-01'),
	assess(40, '2024-01-15'),
	{ type: 'position.state', issue: 'tariffs', party: 'us', text: 'Less' },
	{ type: 'position.state', issue: 'tariffs', party: 'us', text: 'More' },
	{ type: 'position.withdraw', issue: 'tariffs', position: 'position-10' },
	{ type: 'entry.record', kind: 'call', day: '2024-03-01', title: 'A call', issues: ['tariffs'] },
	{ type: 'entry.edit', entry: 'a-call-12', title: 'A long call' },
	{ type: 'entry.edit', entry: 'a-call-12', title: 'A very long call' },
	{ type: 'entry.strike', entry: 'a-call-12' },
	{ type: 'issue.edit', issue: 'tariffs', salience: 5, summary: 'Duties on "goods"\nand 关税' },
	{ type: 'board.edit', name: 'Across', settings: { staleDays: 9 } },
	{ type: 'issue.archive', issue: 'tariffs' },
	{ type: 'issue.restore', issue: 'tariffs' }
];

/** A database whose log has the story, entered through the door, all of it in one commit. */
async function told(place: Place): Promise<Database> {
	const boards = new Boards(await aStore(place), () => Date.UTC(2025, 0, 1)).as(anAsker());
	const outcomes = await Promise.all(
		STORY.map((each, index) => boards.submit(BOARD, uuidOf(index + 1), Command.parse(each)))
	);
	expect(outcomes.filter((outcome) => 'code' in outcome)).toEqual([]);
	return place.open();
}

const run = (db: Database, sql: string) => db.write([{ sql, args: [] }]);
const rows = (db: Database) =>
	db.read({ sql: 'select revision, before, who, hash from change order by revision', args: [] });

onEveryEngine((aPlace) => {
	test('R1: every change carries a hash over itself and the hash of the one before; the log is whole', async () => {
		const db = await told(await aPlace());
		const verdict = await verify(db, BOARD);
		expect(verdict).toMatchObject({ whole: true, revision: STORY.length + 1, noted: null });
		expect(verdict).not.toHaveProperty('head', ROOT);
	});

	test('R1: processes that take turns, and a group that is committed at once, make one chain', async () => {
		const place = await aPlace();
		const [one, other] = [await aStore(place), await aStore(place)];
		const { log } = asked(emptyWorld(), ...STORY);
		for (const [from, to] of [
			[0, 2],
			[2, 5],
			[5, 12],
			[12, log.length]
		] as const) {
			const store = from % 2 ? one : other;
			expect(await store.append(appendingOf(log, from, to))).toBe('appended');
		}
		expect(await verify(await place.open(), BOARD)).toMatchObject({ whole: true });
	});

	test.each([
		['altered', "update change set payload = replace(payload, 'A long', 'A short')", 13],
		['altered in its figure', 'update change set tension = 99 where revision = 6', 6],
		['altered in what stood before', 'update change set before = null where revision = 5', 5],
		['given another moment', 'update change set at = at + 1 where revision = 9', 9],
		[
			'given another actor',
			"update change set actor = replace(actor, 'Ann', 'Bob') where revision = 9",
			9
		],
		['hidden from its issue', 'update change set issue = null where revision = 7', 7],
		['removed', 'delete from change where revision = 8', 8],
		['left without a hash', 'update change set hash = null where revision = 15', 15],
		[
			'given a hash of its own making',
			"update change set payload = replace(payload, '40', '41'), hash = replace(hash, '0', '1') where revision = 8",
			8
		]
	])('R2: of a change that was %s, the revision is named', async (_, tampering, revision) => {
		const db = await told(await aPlace());
		await run(db, tampering);
		expect(await verify(db, BOARD)).toMatchObject({ whole: false, revision });
	});

	test('R2: a change that was removed, with those after it moved up, is named', async () => {
		const db = await told(await aPlace());
		await run(db, 'delete from change where revision = 8');
		await run(db, 'update change set revision = revision - 1000 where revision > 8');
		await run(db, 'update change set revision = revision + 999 where revision < 0');
		expect(await verify(db, BOARD)).toMatchObject({ whole: false, revision: 8 });
	});

	test('R2: a change that was put in between is named', async () => {
		const db = await told(await aPlace());
		await run(db, 'update change set revision = revision - 1000 where revision > 8');
		await run(db, 'update change set revision = revision + 1001 where revision < 0');
		await run(
			db,
			`insert into change (board, revision, command, ordinal, at, actor, type, issue, as_of, status, tension, payload, before, who, hash)
			select board, 9, 'forged', 0, at, actor, type, issue, as_of, status, tension, payload, before, who, hash from change where revision = 8`
		);
		expect(await verify(db, BOARD)).toMatchObject({ whole: false, revision: 9 });
	});

	test('R2: two changes that were made to change places are named', async () => {
		const db = await told(await aPlace());
		await run(db, 'update change set revision = -1 where revision = 7');
		await run(db, 'update change set revision = 7 where revision = 8');
		await run(db, 'update change set revision = 8 where revision = -1');
		expect(await verify(db, BOARD)).toMatchObject({ whole: false, revision: 7 });
	});

	test('R3: a log that was cut off, or sealed anew, no longer has a hash that was noted', async () => {
		const db = await told(await aPlace());
		const before = await verify(db, BOARD);
		const note = before.whole ? before.head : '';
		expect(await verify(db, BOARD, note)).toMatchObject({ noted: before.revision });
		await run(db, `delete from change where revision = ${before.revision}`);
		expect(await verify(db, BOARD, note)).toMatchObject({ whole: true, noted: null });
	});

	test('R4: a log that is older than the chain is sealed as it would have been, in slices', async () => {
		const place = await aPlace();
		const db = await told(place);
		const sealed = await rows(db);
		await run(db, 'update change set hash = null, before = null, who = null');
		const store = openStore(await place.open());
		await store.seal();
		await expect.poll(() => verify(db, BOARD)).toMatchObject({ whole: true });
		expect(await rows(db)).toEqual(sealed);
		await store.close();
	});

	test('R4: sealing that was cut short goes on where it stopped, and what comes meanwhile is sealed in turn', async () => {
		const place = await aPlace();
		const db = await told(place);
		const sealed = await rows(db);
		await run(db, 'update change set hash = null, before = null, who = null where revision > 13');
		const store = await aStore(place);
		const boards = new Boards(store, () => Date.UTC(2025, 0, 2)).as(anAsker());
		await boards.submit(BOARD, uuidOf(99), Command.parse(assess(77)));
		await expect.poll(() => verify(db, BOARD)).toMatchObject({ whole: true });
		expect((await rows(db)).slice(0, -1)).toEqual(sealed);
	});

	test('R4: sealing twice at once comes to the same', async () => {
		const place = await aPlace();
		const db = await told(place);
		const sealed = await rows(db);
		await run(db, 'update change set hash = null, before = null, who = null');
		const store = await aStore(place);
		const both = [1, 2].map(() => new Sealing(db, (slug, at) => store.boardAt(slug, at)));
		await Promise.all(both.map((each) => each.catchUp(BOARD)));
		expect(await rows(db)).toEqual(sealed);
	});
});
