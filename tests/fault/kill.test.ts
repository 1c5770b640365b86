import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, onTestFinished, test } from 'vitest';
import { aDatabase, cutConnections, POSTGRES } from '../server/store/postgres.ts';
import { buildCommitter, Committing, expectCommitted } from './committing.ts';
import { logAt } from './ledger.ts';

const ROUNDS = 30;
/** The kill comes this many milliseconds after the first acknowledgement, at most. */
const LATEST = 120;

beforeAll(buildCommitter);

test('L13: whatever SQLite acknowledged is in the log once, in order, after 30 kills', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'demarche-fault-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const url = `file:${path.join(folder, 'demarche.db')}`;
	const committing = new Committing(url);
	for (let round = 0; round < ROUNDS; round += 1) {
		await committing.start();
		await setTimeout(Math.random() * LATEST);
		await committing.kill();
		expectCommitted(await logAt(url), committing.acknowledged);
	}
});

test.skipIf(!POSTGRES)(
	'L13: whatever PostgreSQL acknowledged is in the log once, in order, after 30 kills of the process and of its connections',
	async () => {
		const { url, drop } = await aDatabase(POSTGRES ?? '');
		onTestFinished(drop);
		const committing = new Committing(url);
		for (let round = 0; round < ROUNDS; round += 1) {
			await committing.start();
			await setTimeout(Math.random() * LATEST);
			if (round % 2) await cutConnections(url).then(() => committing.more(5));
			await committing.kill();
			expectCommitted(await logAt(url), committing.acknowledged);
		}
	}
);
