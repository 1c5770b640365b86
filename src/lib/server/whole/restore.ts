import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../database/database.ts';
import { StartError } from '../start-error.ts';
import { nextEpoch } from '../store/epoch.ts';
import { madeAt, readArchive } from './archive.ts';
import { empty, fill, isEmpty } from './fill.ts';
import { unfinishedIn } from './unfinished.ts';
import { verifyArchive, type Contents } from './verified.ts';

/**
 * Puts back what a backup holds, after it was read through. Where something is in the target it is refused, or taken out
 * first where `overwrite` says so. From then on it is another epoch: whoever knew what came after the backup is told.
 */
export async function restore(
	file: string,
	openTarget: () => Promise<Database>,
	{ overwrite }: { overwrite: boolean }
): Promise<Contents> {
	if (!existsSync(file)) throw new StartError(`there is no file ${file}`);
	const contents = await verifyArchive(file);
	const target = await openTarget();
	try {
		const errand = `restore ${await digestOf(file)}`;
		const goesOn = (await unfinishedIn(target.read)) === errand;
		if (overwrite && !goesOn) await empty(target, errand);
		else if (!goesOn && !(await isEmpty(target)))
			throw new StartError(
				'there is something in this database already: --overwrite replaces all of it by the backup'
			);
		const { epoch: of, heads } = contents;
		const last = nextEpoch({ made: await madeAt(file), of, heads });
		await fill(target, { errand, pages: readArchive(file), last });
		return contents;
	} finally {
		await target.close();
	}
}

async function digestOf(file: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}
