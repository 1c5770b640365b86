import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../database/database.ts';
import { writeArchive } from './archive.ts';
import { pagesOf } from './rows.ts';
import { verifyArchive, type Contents } from './verified.ts';

const NAME = /^demarche-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/;

/** The name of a backup that is made at a moment: they sort by it. */
export const nameOf = (made: number): string =>
	`demarche-${new Date(made).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z.backup`;

/**
 * Writes all that a database holds at this moment into a new file, while it is used, and reads it through: what could not
 * be restored is not kept. Rejects with EEXIST where the file, or the beginning of one, is there.
 */
export async function backUp(db: Database, file: string, made: number): Promise<Contents> {
	await mkdir(path.dirname(path.resolve(file)), { recursive: true });
	const part = `${file}.part`;
	const moment = new Date(made).toISOString();
	await db.frozen((read) => writeArchive(part, moment, pagesOf(read)));
	try {
		const contents = await verifyArchive(part);
		await rename(part, file);
		return contents;
	} catch (error) {
		await rm(part, { force: true });
		throw error;
	}
}

/** The backups in a folder, the newest first. */
export async function backupsIn(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch(() => []);
	return names
		.filter((name) => NAME.test(name))
		.toSorted()
		.toReversed();
}

/** Removes all but the newest backups of a folder, and nothing else that lies there. */
export async function keepNewest(folder: string, keep: number): Promise<string[]> {
	const old = (await backupsIn(folder)).slice(keep);
	for (const name of old) await rm(path.join(folder, name));
	return old;
}
