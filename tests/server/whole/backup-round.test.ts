import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFile } from '#lib/server/database/libsql.ts';
import { BackupRound } from '#lib/server/whole/backup-round.ts';
import { keepNewest } from '#lib/server/whole/backup.ts';
import { verifyArchive } from '#lib/server/whole/verified.ts';
import { aFolder } from '../store/engines.ts';
import { fillEvery } from './full.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2025, 5, 15, 12);

/** A round over a small database: a backup every six hours, three of them kept. Time is the test's own. */
async function aRound(rounds = 1) {
	const folder = path.join(aFolder(), 'backups');
	const db = await openFile(path.join(aFolder(), 'demarche.db'));
	onTestFinished(() => db.close());
	await fillEvery(db);
	const clock = { now: NOON };
	const made = Array.from(
		{ length: rounds },
		() => new BackupRound(db, { folder, every: 6 * HOUR, keep: 3 }, () => clock.now)
	);
	const names = () => readdirSync(folder).toSorted();
	const look = () => Promise.all(made.map((each) => each.look().catch(() => undefined)));
	return { folder, clock, look, names };
}

test('O9: one backup is made for each span of time, whoever looks and however often', async () => {
	const { folder, clock, look, names } = await aRound(3);
	await look();
	await look();
	expect(names()).toEqual(['demarche-20250615T120000Z.backup']);
	clock.now += 6 * HOUR - 1;
	await look();
	expect(names()).toHaveLength(1);
	clock.now += 1;
	await look();
	expect(names()).toEqual(['demarche-20250615T120000Z.backup', 'demarche-20250615T180000Z.backup']);
	for (const name of names())
		expect(await verifyArchive(path.join(folder, name))).toMatchObject({ boards: 1 });
});

test('O9: of those it made so many are kept, and nothing else in the folder is touched', async () => {
	const { folder, clock, look, names } = await aRound();
	await look();
	writeFileSync(path.join(folder, 'notes.txt'), 'mine');
	writeFileSync(path.join(folder, 'demarche-before-upgrade.backup'), 'mine, too');
	for (let span = 0; span < 4; span += 1) {
		clock.now += 6 * HOUR;
		await look();
	}
	expect(names()).toEqual([
		'demarche-20250616T000000Z.backup',
		'demarche-20250616T060000Z.backup',
		'demarche-20250616T120000Z.backup',
		'demarche-before-upgrade.backup',
		'notes.txt'
	]);
	expect(await keepNewest(folder, 2)).toEqual(['demarche-20250616T000000Z.backup']);
});

test('O9: a beginning that a process left when it ended does not keep others from making that backup', async () => {
	const { folder, clock, look, names } = await aRound();
	await look();
	clock.now += 6 * HOUR;
	const part = path.join(folder, 'demarche-20250615T180000Z.backup.part');
	writeFileSync(part, 'cut off');
	utimesSync(part, clock.now / 1000, clock.now / 1000);
	await look();
	expect(names()).toContain('demarche-20250615T180000Z.backup.part');
	clock.now += HOUR;
	await look();
	expect(names()).toEqual(['demarche-20250615T120000Z.backup', 'demarche-20250615T180000Z.backup']);
});
