import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Change } from '#lib/domain/change.ts';
import { aDatabase, cutConnections, POSTGRES } from '../server/store/postgres.ts';
import { buildCommitter, Committing } from './committing.ts';
import { logAt } from './ledger.ts';

const ROUNDS = 30;
/** The kill comes this many milliseconds after the first acknowledgement, at most. */
const LATEST = 120;

beforeAll(buildCommitter);

/** Says that each acknowledged command is there once, at the revision it was told, and that the log has no gap. */
function expectKept(log: readonly Change[], acknowledged: ReadonlyMap<number, number>): void {
	expect(log.map((change) => change.revision)).toEqual(log.map((_, index) => index + 1));
	const numbers = log.map(({ happening }) =>
		happening.type === 'issue.assessed' ? happening.note : null
	);
	const kept = numbers.filter((number) => number !== null);
	expect(new Set(kept).size).toBe(kept.length);
	for (const [number, revision] of acknowledged) expect(numbers[revision - 1]).toBe(String(number));
}

test('L13: whatever SQLite acknowledged is in the log once, in order, after 30 kills', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'demarche-fault-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const url = `file:${path.join(folder, 'demarche.db')}`;
	const committing = new Committing(url);
	for (let round = 0; round < ROUNDS; round += 1) {
		await committing.start();
		await setTimeout(Math.random() * LATEST);
		await committing.kill();
		expectKept(await logAt(url), committing.acknowledged);
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
			expectKept(await logAt(url), committing.acknowledged);
		}
	}
);
