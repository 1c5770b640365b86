import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildCommitter, Committing, expectCommitted } from './committing.ts';
import { logAt } from './ledger.ts';
import { LossyDisk } from './lossy-disk.ts';
import { seeded } from '../../scripts/simulation/seeded.ts';
import { actsIn, canTrace, tracing, type Act } from './trace.ts';

const POINTS = Number(process.env['DEMARCHE_CRASH_POINTS'] ?? 20);
const SEED = Number(process.env['DEMARCHE_CRASH_SEED'] ?? Date.now() % 1_000_000);
/** Commands enough that the log is carried over into the file more than once. */
const COMMANDS = 1_500;

const TRACES = canTrace();
if (TRACES) beforeAll(buildCommitter);

/** All that a process did to a database of its own until it was killed in the midst of it. */
async function aTrace(folder: string): Promise<Act[]> {
	mkdirSync(path.join(folder, 'traced'));
	const [file, trace] = [path.join(folder, 'traced', 'demarche.db'), path.join(folder, 'trace')];
	const committing = new Committing(`file:${file}`, tracing(trace));
	await committing.start();
	await committing.more(COMMANDS);
	await committing.kill();
	return actsIn(trace, file);
}

/** What was acknowledged, by its number the revision. */
function acknowledgedIn(acts: readonly Act[]): Map<number, number> {
	const said = acts.flatMap((act) => (act.kind === 'said' ? [act.text] : [])).join('');
	const lines = said.split('\n').slice(0, -1);
	return new Map(
		lines.map((line) => {
			const [number = 0, revision = 0] = line.split(' ').map(Number);
			return [number, revision];
		})
	);
}

test.skipIf(!TRACES)(
	`L21: at ${POINTS} random points the power fails, and what SQLite acknowledged before is there`,
	async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'demarche-power-'));
		onTestFinished(() => rmSync(folder, { recursive: true }));
		const acts = await aTrace(folder);
		const carried = acts.filter((act) => act.kind === 'synced' && act.file.endsWith('.db'));
		expect(carried.length).toBeGreaterThan(2);
		const random = seeded(SEED);
		const points = Array.from({ length: POINTS }, () => Math.floor(random() * acts.length));
		const disk = new LossyDisk();
		let done = 0;
		for (const [index, point] of points.toSorted((one, other) => one - other).entries()) {
			for (; done < point; done += 1) disk.do(acts[done] ?? { kind: 'said', text: '' });
			const left = path.join(folder, String(index));
			mkdirSync(left);
			// Every other time nothing of what was not synced is left.
			disk.leave(left, index % 2 === 0 ? () => 0 : random);
			const log = await logAt(`file:${path.join(left, 'demarche.db')}`);
			expectCommitted(log, acknowledgedIn(acts.slice(0, point)));
			rmSync(left, { recursive: true });
		}
	}
);
