import { parseArgs } from 'node:util';
import type { Database } from '#lib/server/database/database.ts';
import { openAlone } from '#lib/server/database/open.ts';
import { StartError } from '#lib/server/start-error.ts';
import { move } from '#lib/server/whole/move.ts';
import { inOneLine } from './in-one-line.ts';

// Brings a database to another place or engine, its servers stopped: `npm run move -- --from file:... --to postgres://...`.
// Whatever else is given is not repeated: it may hold a password.
const { values } = parseArgs({
	strict: false,
	options: { from: { type: 'string' }, to: { type: 'string' } }
});

const isGiven = (value: unknown): value is string => typeof value === 'string' && value !== '';

async function run(): Promise<void> {
	const { from, to } = values;
	if (!isGiven(from) || !isGiven(to))
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

await inOneLine('Not moved', run);
