import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#lib/server/database/database.ts';
import { openFileBeside } from '#lib/server/database/libsql.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { sql } from '#lib/server/store/statement.ts';
import { epochOf } from '#lib/server/store/epoch.ts';
import { verify } from '#lib/server/store/verify.ts';
import { backUp } from '#lib/server/whole/backup.ts';
import { restore } from '#lib/server/whole/restore.ts';
import { refuseUnfinished } from '#lib/server/whole/unfinished.ts';
import { aFolder, onEveryEngine } from '../store/engines.ts';
import { BOARD, committer, everything, fillEvery } from './full.ts';

const MADE = Date.UTC(2025, 5, 15, 12);
const file = () => path.join(aFolder(), 'a.backup');

/** A new database file, as a tool opens it again and again. */
function aTarget(): () => Promise<Database> {
	const name = path.join(aFolder(), 'restored.db');
	return () => openFileBeside(name);
}

async function opened(open: () => Promise<Database>): Promise<Database> {
	const db = await open();
	onTestFinished(() => db.close());
	return db;
}

/** What is told of all but the epoch, which a restoration changes. */
async function told(db: Database) {
	const { decision = [], ...rest } = await everything(db);
	return { ...rest, decision: decision.filter((row) => !/"(epoch|restored)"/.test(row)) };
}

/** A backup of a small log. */
async function aBackup(): Promise<string> {
	const db = await opened(aTarget());
	await fillEvery(db);
	const made = file();
	await backUp(db, made, MADE);
	return made;
}

onEveryEngine((aPlace) => {
	test('O5: a backup is one file, for its owner alone, from which all is restored as it was', async () => {
		const db = await (await aPlace()).open();
		await fillEvery(db);
		const made = file();
		const contents = await backUp(db, made, MADE);
		expect(contents).toMatchObject({ boards: 1, changes: 44 });
		expect(statSync(made).mode & 0o077).toBe(0);
		const target = aTarget();
		expect(await restore(made, target, { overwrite: false })).toEqual(contents);
		const restored = await opened(target);
		expect(await told(restored)).toEqual(await told(db));
		await db.close();
	});

	test('O5: a backup made while a board is being erased is sound, and is restored', async () => {
		const db = await (await aPlace()).open();
		await fillEvery(db);
		await db.write([
			sql(`update board set state = 'purged' where slug = ?`, BOARD),
			sql('delete from change where board = ? and revision <= 20', BOARD)
		]);
		const made = file();
		expect(await backUp(db, made, MADE)).toMatchObject({ boards: 0, changes: 0, heads: {} });
		const target = aTarget();
		await restore(made, target, { overwrite: false });
		expect(await told(await opened(target))).toEqual(await told(db));
		await db.close();
	});

	test('O5: backups made while changes are committed each hold a log without a gap, and what stood at its end', async () => {
		const db = await (await aPlace()).open();
		await fillEvery(db);
		const commit = committer(db);
		let isOver = false;
		let sent = 0;
		// Ids that were used before have their first answers: the first of these commit nothing.
		const load = (async () => {
			while (!isOver) {
				await commit({ type: 'issue.assess', issue: 'tariffs', tension: (sent += 1) % 100 });
				await setImmediate();
			}
		})();
		const made: string[] = [];
		while (made.length < 4) {
			const before = sent;
			await expect.poll(() => sent).toBeGreaterThan(before + 15);
			const next = file();
			await backUp(db, next, MADE);
			made.push(next);
		}
		isOver = true;
		await load;
		const revisions: number[] = [];
		for (const each of made) {
			const target = aTarget();
			await restore(each, target, { overwrite: false });
			const restored = await opened(target);
			const verdict = await verify(restored, BOARD);
			expect(verdict).toMatchObject({ whole: true });
			revisions.push(verdict.revision);
			const kept = openStore(restored);
			const { issues } = await kept.load(BOARD);
			const [last] = await restored.read(
				sql('select tension from change where tension is not null order by revision desc limit 1')
			);
			expect(issues[0]?.standing).toMatchObject({ ...Object(last) });
		}
		expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
		expect(new Set(revisions).size).toBeGreaterThan(1);
		await db.close();
	});

	test('O7: a backup is put over what is there only where that is asked for; then nothing of it is left', async () => {
		const made = await aBackup();
		const place = await aPlace();
		const db = await place.open();
		await fillEvery(db);
		await db.write([sql(`insert into board (slug, name) values ('later', 'Later')`)]);
		const before = await everything(db);
		// A file has one server: the tool is alone with it.
		const again = async () => ({ ...db, close: () => Promise.resolve() });
		await expect(restore(made, again, { overwrite: false })).rejects.toThrow('--overwrite');
		expect(await everything(db)).toEqual(before);
		await restore(made, again, { overwrite: true });
		expect(await db.read(sql('select slug from board'))).not.toContainEqual({ slug: 'later' });
		expect(await verify(db, BOARD)).toMatchObject({ whole: true, revision: 44 });
		await db.close();
	});

	test('O7: a restoration that was cut short is not served, and begun again it is finished', async () => {
		const made = await aBackup();
		const db = await (await aPlace()).open();
		let left = 4;
		const failing = async (): Promise<Database> => ({
			...db,
			write: async (statements) => {
				if (left-- <= 0) throw new Error('The cable was pulled');
				return db.write(statements);
			},
			close: () => Promise.resolve()
		});
		await expect(restore(made, failing, { overwrite: false })).rejects.toThrow('cable');
		await expect(refuseUnfinished(db)).rejects.toThrow('finish the restore that was begun');
		left = Infinity;
		await restore(made, failing, { overwrite: false });
		await refuseUnfinished(db);
		expect(await verify(db, BOARD)).toMatchObject({ whole: true, revision: 44 });
		await db.close();
	});

	test('O8: a restored database is of another epoch; one that was opened again is of the same', async () => {
		const db = await (await aPlace()).open();
		await fillEvery(db);
		const epoch = await epochOf(db);
		expect(epoch.restored).toBeNull();
		expect(await epochOf(db)).toEqual(epoch);
		const made = file();
		await backUp(db, made, MADE);
		const target = aTarget();
		await restore(made, target, { overwrite: false });
		const next = await epochOf(await opened(target));
		expect(next.name).not.toBe(epoch.name);
		expect(next.restored).toEqual({
			...{ made: new Date(MADE).toISOString(), of: epoch.name },
			heads: { [BOARD]: 44 }
		});
		await db.close();
	});
});

const altered = (made: string, alter: (text: string) => string): void =>
	writeFileSync(made, gzipSync(alter(gunzipSync(made && readFileSync(made)).toString())));

test.each([
	['cut off', (made: string) => writeFileSync(made, readFileSync(made).subarray(0, 900))],
	['without its end', (made: string) => altered(made, (text) => text.replace(/.*\n$/, ''))],
	[
		'with other text in it',
		(made: string) => altered(made, (text) => text.replace(/(\["visit",.*)7/, '$18'))
	],
	[
		'with a line less',
		(made: string) => altered(made, (text) => text.replace(/\n\["visit",.*\n/, '\n'))
	],
	['that is something else', (made: string) => writeFileSync(made, 'not a backup')],
	[
		'of another format',
		(made: string) => altered(made, (text) => text.replace('"format":1', '"format":2'))
	],
	['with more behind it', (made: string) => altered(made, (text) => `${text}{}\n`)]
])('O6: a backup %s is refused before anything is touched', async (_, spoil) => {
	const made = await aBackup();
	spoil(made);
	let isOpened = false;
	const open = async () => {
		isOpened = true;
		return aTarget()();
	};
	await expect(restore(made, open, { overwrite: true })).rejects.toThrow('is not a sound backup');
	expect(isOpened).toBe(false);
});

test('O6: a backup of a version with other tables says which version to restore it with', async () => {
	const made = await aBackup();
	altered(made, (text) => text.replace(/"sqlite":"\w+"/, '"sqlite":"0001_early"'));
	await expect(restore(made, aTarget(), { overwrite: false })).rejects.toThrow(
		/other tables \(0001_early\): restore it with that version/
	);
});

test('O6: of a log that was altered before it was backed up no backup is kept, and the revision is named', async () => {
	const db = await opened(aTarget());
	await fillEvery(db);
	await db.write([sql('update change set tension = 99 where revision = 12')]);
	const made = file();
	await expect(backUp(db, made, MADE)).rejects.toThrow(`${BOARD} was altered at revision 12`);
	expect(() => statSync(made)).toThrow('ENOENT');
	expect(() => statSync(`${made}.part`)).toThrow('ENOENT');
});
