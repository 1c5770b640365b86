import { readConfig } from '#lib/server/config.ts';
import { openAlone } from '#lib/server/database/open.ts';
import { StartError } from '#lib/server/start-error.ts';
import { restore } from '#lib/server/whole/restore.ts';
import { given } from './given.ts';
import { inOneLine } from './in-one-line.ts';

// Puts a backup back into the database of DATABASE_URL, whose servers are stopped: `npm run restore -- FILE [--overwrite]`.
const { values, positionals } = given({
	allowPositionals: true,
	options: { overwrite: { type: 'boolean', default: false } }
});

async function run(): Promise<void> {
	const [file] = positionals;
	if (file === undefined) throw new StartError('name the backup: npm run restore -- FILE');
	const { databaseUrl } = readConfig();
	const { boards, changes, rows } = await restore(file, () => openAlone(databaseUrl), values);
	console.log(
		`Restored: ${boards} boards, ${changes} changes, ${rows} rows in all, each as it was backed up`
	);
}

await inOneLine('Not restored', run);
