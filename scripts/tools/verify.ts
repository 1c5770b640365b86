import { readConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/database.ts';
import { openBeside } from '#lib/server/database/open.ts';
import { boardsIn, verify } from '#lib/server/store/verify.ts';
import { given } from './given.ts';
import { inOneLine } from './in-one-line.ts';

// Proves that nothing in the log was altered: `npm run verify`, `npm run verify -- --board us-china --noted HASH`.
const { values } = given({ options: { board: { type: 'string' }, noted: { type: 'string' } } });
let isNoted = false;

async function run(): Promise<void> {
	const db = await openBeside(readConfig().databaseUrl);
	try {
		const boards = (await boardsIn(db)).filter((slug) => slug === (values.board ?? slug));
		if (boards.length === 0)
			fail(values.board ? `There is no board "${values.board}"` : 'No boards');
		for (const slug of boards) await report(db, slug);
		if (values.noted && !isNoted) fail(`No revision has the hash ${values.noted}`);
	} finally {
		await db.close();
	}
}

async function report(db: Database, slug: string): Promise<void> {
	const verdict = await verify(db, slug, values.noted);
	if (!verdict.whole)
		return fail(`${slug}: altered at revision ${verdict.revision}: ${verdict.why}`);
	const { revision, head, noted } = verdict;
	console.log(`${slug}: revisions 1 to ${revision} are as they were recorded; head ${head}`);
	if (noted === null) return;
	isNoted = true;
	console.log(`${slug}: revision ${noted} has the hash that was noted`);
}

function fail(words: string): void {
	console.error(words);
	process.exitCode = 1;
}

await inOneLine('Not verified', run);
