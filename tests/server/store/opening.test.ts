import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Database } from '#lib/server/database/database.ts';
import { openAlone, openBeside, openDatabase, openExisting } from '#lib/server/database/open.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { StartError } from '#lib/server/start-error.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { asked, emptyWorld } from '../../domain/world.ts';
import { appendingOf } from './appending.ts';
import { aFolder, aStore, onEveryEngine } from './engines.ts';
import { aDatabase, POSTGRES } from './postgres.ts';

const world = asked(emptyWorld(), createBoard, { type: 'category.add', name: 'Trade' });
const COUNT = { sql: 'select count(*) as count from board', args: [] };

async function opened(opening: Promise<Database>): Promise<Database> {
	const db = await opening;
	onTestFinished(() => db.close());
	return db;
}

test('L11: a second server on a file is refused with one line that names it, and tools may read beside', async () => {
	const file = path.join(aFolder(), 'new', 'demarche.db');
	await opened(openDatabase(`file:${file}`));
	const second = await openDatabase(`file:${file}`).catch((error: unknown) => error);
	expect(second).toBeInstanceOf(StartError);
	expect(String(second)).toBe(`StartError: ${file} is already open by another Demarche server`);
	const beside = await opened(openBeside(`file:${file}`));
	expect(await beside.read(COUNT)).toMatchObject([{ count: 0 }]);
});

test('L11: a file that its server let go may be opened again', async () => {
	const file = path.join(aFolder(), 'demarche.db');
	await (await openDatabase(`file:${file}`)).close();
	const again = await opened(openDatabase(`file:${file}`));
	expect(await again.read(COUNT)).toMatchObject([{ count: 0 }]);
});

test('L11: a start right after the server of a file was killed is not refused', async () => {
	const file = path.join(aFolder(), 'demarche.db');
	const child = spawn(process.execPath, ['scripts/run.js', 'tests/server/store/holder.ts', file]);
	await once(child.stdout, 'data');
	await expect(openDatabase(`file:${file}`)).rejects.toThrow(StartError);
	child.kill('SIGKILL');
	await once(child, 'exit');
	const db = await opened(openDatabase(`file:${file}`));
	expect(await db.read(COUNT)).toMatchObject([{ count: 0 }]);
});

test('O3: a tool that must be alone with a file is refused while a server has it, and makes none where none is', async () => {
	const url = `file:${path.join(aFolder(), 'demarche.db')}`;
	await expect(openExisting(url)).rejects.toThrow('there is no database');
	await expect(openAlone(url, { mustExist: true })).rejects.toThrow('there is no database');
	await opened(openDatabase(url));
	await expect(openAlone(url)).rejects.toThrow('is already open by another Demarche server');
});

test.skipIf(!POSTGRES)(
	'O3: a tool that must be alone with a PostgreSQL database is refused while anybody has it open',
	async () => {
		const { url, drop } = await aDatabase(POSTGRES ?? '');
		onTestFinished(drop);
		const server = await openDatabase(url);
		await server.read(COUNT);
		await expect(openAlone(url)).rejects.toThrow('other connections are open to that database');
		await server.close();
		// The server of the database notices a moment later that they are gone.
		const alone = await vi.waitFor(() => openAlone(url), 20_000);
		expect(await alone.read(COUNT)).toMatchObject([{ count: 0 }]);
		await alone.close();
	}
);

test('L15: a store whose engine is gone is not ready', async () => {
	const db = await openDatabase(`file:${path.join(aFolder(), 'demarche.db')}`);
	const store = openStore(db);
	expect(await store.ready()).toBe(true);
	await db.close();
	expect(await store.ready()).toBe(false);
});

test('H3: a database that cannot be opened stops the start with one line', async () => {
	const file = path.join(aFolder(), 'demarche.db');
	writeFileSync(
		file,
		'not a database, but long enough to be taken for the header of one '.repeat(20)
	);
	await expect(openDatabase(`file:${file}`)).rejects.toThrow(/^the database cannot be opened: /);
	await expect(openDatabase(`file:${file}/below.db`)).rejects.toThrow(StartError);
	await expect(openBeside('postgres://nobody:secret@127.0.0.1:1/none')).rejects.toThrow(
		/^the database cannot be opened: (?!.*secret)/
	);
	expect(existsSync(file)).toBe(true);
});

test.skipIf(!POSTGRES)(
	'L12: processes that start together on PostgreSQL migrate once',
	async () => {
		const { url, drop } = await aDatabase(POSTGRES ?? '');
		const all = await Promise.all(Array.from({ length: 4 }, () => openDatabase(url)));
		onTestFinished(drop);
		const [row] = (await all[0]?.read({
			sql: 'select count(*) - count(distinct hash) as twice from drizzle.__drizzle_migrations',
			args: []
		})) ?? [undefined];
		expect(row).toEqual({ twice: 0 });
		for (const db of all) await db.close();
	}
);

onEveryEngine((aPlace, { shared }) => {
	test.runIf(shared)(
		'L12: every process is told of what another appends, and only then',
		async () => {
			const place = await aPlace();
			const [one, other] = [await aStore(place), await aStore(place)];
			const heard = vi.fn();
			await other.listen(heard);
			await one.append(appendingOf(world.log, 0, 1));
			expect(await one.append(appendingOf(world.log, 0, 1))).toBe('lost');
			await one.append(appendingOf(world.log, 1, 2));
			const both = [
				['us-china', 1],
				['us-china', 2]
			];
			await vi.waitFor(() => expect(heard.mock.calls).toEqual(both), 20_000);
		}
	);
});
