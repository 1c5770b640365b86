import { parseArgs } from 'node:util';
import type { Database } from '#lib/server/database/database.ts';
import { openAlone } from '#lib/server/database/open.ts';
import { StartError } from '#lib/server/start-error.ts';
import { move } from '#lib/server/whole/move.ts';

// Brings a database to another place or engine, its servers stopped: `npm run move -- --from file:... --to postgres://...`.
const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });

async function run(): Promise<void> {
	const { from, to } = values;
	if (!from || !to)
		throw new StartError('say both: --from file:./data/demarche.db --to postgres://...');
	if (from === to) throw new StartError('both are the same database');
	const source = await openAlone(from, { mustExist: true });
	try {
		await intoTarget(source, to);
	} finally {
		await source.close();
	}
}

async function intoTarget(source: Database, to: string): Promise<void> {
	const target = await openAlone(to);
	try {
		const proof = await move(source, target);
		console.log(`Moved ${proof.total} rows, each the same there; every log is as it was recorded`);
	} finally {
		await target.close();
	}
}

try {
	await run();
} catch (error) {
	if (!(error instanceof StartError)) throw error;
	console.error(`Not moved: ${error.message}`);
	process.exitCode = 1;
}
