import { expect, onTestFinished, test, vi } from 'vitest';
import type { Database } from '#lib/server/database/database.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { log } from '#lib/server/log.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { createBoard } from '../domain/arbitrary-moves.ts';
import { asked, emptyWorld } from '../domain/world.ts';
import { appendingOf } from '../server/store/appending.ts';
import { aDatabase, cutConnections, POSTGRES } from '../server/store/postgres.ts';
import { linkTo } from './link.ts';

const COUNT = { sql: 'select count(*) as count from board', args: [] };
const LISTENING = {
	sql: `select pid from pg_stat_activity where datname = current_database() and query like 'listen %'`,
	args: []
};
const ROUNDS = 20;
const SOON = { timeout: 20_000, interval: 50 };

/** A database at the far end of a link. */
async function aLinkedDatabase() {
	const { url, drop } = await aDatabase(POSTGRES ?? '');
	onTestFinished(drop);
	const linked = await linkTo(url);
	onTestFinished(() => linked.link.cut());
	return { ...linked, straight: url };
}

async function opened(opening: Promise<Database>): Promise<Database> {
	const db = await opening;
	onTestFinished(() => db.close());
	return db;
}

test.skipIf(!POSTGRES)(
	'L16: a start waits for a server that is not there yet, and says so',
	async () => {
		const { link, url } = await aLinkedDatabase();
		await link.cut();
		const warned = vi.spyOn(log, 'warn');
		const opening = opened(openDatabase(url));
		const gone = expect.stringMatching(/^the database is gone, and waited for: .*ECONNREFUSED/);
		await vi.waitFor(() => expect(warned).toHaveBeenCalledWith(gone), SOON);
		await link.mend();
		expect(await (await opening).read(COUNT)).toEqual([{ count: 0 }]);
	}
);

test.skipIf(!POSTGRES)(
	'L16: after 20 cuts of all connections the process commits, and hears of others',
	async () => {
		const { link, url, straight } = await aLinkedDatabase();
		const beside = await opened(openDatabase(straight));
		const store = openStore(await openDatabase(url));
		onTestFinished(() => store.close());
		const heard = vi.fn();
		await store.listen(heard);
		for (let round = 0; round < ROUNDS; round += 1) {
			const busy = Array.from({ length: 20 }, () => store.ready());
			if (round % 2) await cutConnections(url);
			else await link.cut().then(() => link.mend());
			await Promise.all(busy);
			await vi.waitFor(async () => expect(await store.ready()).toBe(true), SOON);
		}
		await vi.waitFor(async () => expect(await beside.read(LISTENING)).toHaveLength(1), SOON);
		const { log: changes } = asked(emptyWorld(), createBoard);
		expect(await openStore(beside).append(appendingOf(changes, 0, 1))).toBe('appended');
		await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('us-china', 1), SOON);
	}
);

test.skipIf(!POSTGRES)(
	'L17: a statement that has no answer in time is given up, and its connection with it',
	async () => {
		const { link, url } = await aLinkedDatabase();
		const db = await opened(openDatabase(url));
		await db.read(COUNT);
		link.silence();
		await expect(db.read(COUNT)).rejects.toMatchObject({ trouble: 'slow' });
		await link.mend();
		expect(await db.read(COUNT)).toEqual([{ count: 0 }]);
	}
);
