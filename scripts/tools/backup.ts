import path from 'node:path';

import { readConfig } from '#lib/server/config.ts';
import { openExisting } from '#lib/server/database/open.ts';
import { backUp, keepNewest, nameOf } from '#lib/server/whole/backup.ts';
import { refuseUnfinished } from '#lib/server/whole/unfinished.ts';
import { given } from './given.ts';
import { inOneLine } from './in-one-line.ts';

// Writes all of a database into one file, while it is served: `npm run backup`, or `npm run backup -- --to FILE`.
const { values } = given({ options: { to: { type: 'string' } } });

async function run(): Promise<void> {
	const { databaseUrl, backup } = readConfig();
	const now = Date.now();
	const file = values.to ?? path.join(backup.folder ?? './backups', nameOf(now));
	const db = await openExisting(databaseUrl);
	try {
		await refuseUnfinished(db);
		const { boards, changes, rows } = await backUp(db, file, now);
		console.log(
			`${file}: ${boards} boards, ${changes} changes, ${rows} rows in all; read through, and sound`
		);
	} finally {
		await db.close();
	}
	if (values.to !== undefined) return;
	for (const old of await keepNewest(path.dirname(file), backup.keep))
		console.log(`${old}: removed`);
}

await inOneLine('No backup was made', run);
