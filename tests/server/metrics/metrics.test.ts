import { expect, test } from 'vitest';
import { refuse } from '#lib/domain/refusal.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Metrics } from '#lib/server/metrics/metrics.ts';
import { metered } from '#lib/server/metrics/metered.ts';
import type { Standing } from '#lib/server/metrics/standing.ts';
import { aBoard } from '../../domain/builders.ts';

const TOKEN = 't'.repeat(32);
const NOBODY = { loopback: false, token: undefined };

const STANDING: Standing = {
	version: 'v1',
	boards: () => Promise.resolve([aBoard({ slug: 'us-china', revision: 7 })]),
	viewers: () => [
		['us-china', 3],
		['left', 0]
	],
	connections: () => 4,
	trouble: () => 'full'
};

/** The lines of figures that are Demarche's own. */
async function figuresOf({ registry }: Metrics): Promise<string[]> {
	const lines = (await registry.metrics()).split('\n');
	return lines.filter((line) => line.startsWith('demarche_'));
}

const statusFor = async (
	config: ConstructorParameters<typeof Metrics>[0],
	headers: Record<string, string>,
	address = '127.0.0.1'
) => (await new Metrics(config).answer(new Headers(headers), address)).status;

const bearing = (token: string) => ({ authorization: `Bearer ${token}` });

test('O10: without configuration nobody finds any figures', async () => {
	expect(await statusFor(NOBODY, {})).toBe(404);
	expect(await statusFor(NOBODY, bearing(TOKEN))).toBe(404);
});

test('O10: a token opens the figures from anywhere; another token, or none, does not', async () => {
	const config = { loopback: false, token: TOKEN };
	expect(await statusFor(config, bearing(TOKEN), '192.0.2.7')).toBe(200);
	expect(await statusFor(config, bearing(`${TOKEN}t`))).toBe(404);
	expect(await statusFor(config, {})).toBe(404);
});

test('O10: this very machine sees them where that is configured, but not for somebody else', async () => {
	const config = { loopback: true, token: undefined };
	expect(await statusFor(config, {})).toBe(200);
	expect(await statusFor(config, {}, '::1')).toBe(200);
	expect(await statusFor(config, {}, '192.0.2.7')).toBe(404);
	for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
		expect(await statusFor(config, { [name]: '127.0.0.1' })).toBe(404);
});

test('O11: what stands is told as it is when it is asked for', async () => {
	const metrics = new Metrics(NOBODY);
	metrics.watch(STANDING);
	expect(await figuresOf(metrics)).toEqual(
		expect.arrayContaining([
			'demarche_build_info{version="v1"} 1',
			'demarche_board_revision{board="us-china"} 7',
			'demarche_viewers{board="us-china"} 3',
			'demarche_connections 4',
			'demarche_database_trouble{trouble="full"} 1',
			'demarche_database_trouble{trouble="gone"} 0'
		])
	);
	expect(await metrics.registry.metrics()).not.toContain('board="left"');
	expect(await metrics.registry.metrics()).toContain('nodejs_eventloop_lag_p99_seconds');
});

test('O11: what happens is counted, and a refusal that passes two doors once', async () => {
	const metrics = new Metrics(NOBODY);
	const refusal = refuse('conflict', 'Somebody was first');
	metrics.meters.answered({ revision: 1, changes: [] });
	metrics.meters.answered(refusal);
	metrics.meters.refused(refusal);
	metrics.meters.refused(refuse('conflict', 'Somebody was first'));
	metrics.meters.caughtUp('changes');
	metrics.meters.caughtUp('board');
	metrics.meters.caughtUp('board');
	metrics.meters.timeFanOut()();
	expect(await figuresOf(metrics)).toEqual(
		expect.arrayContaining([
			'demarche_commands_committed_total 1',
			'demarche_refusals_total{code="conflict"} 2',
			'demarche_catch_ups_total 1',
			'demarche_snapshots_sent_total 2',
			'demarche_fan_out_seconds_count 1'
		])
	);
});

test('O11: what the database is asked is timed, also where it fails', async () => {
	const metrics = new Metrics(NOBODY);
	const failing: Database = {
		engine: 'sqlite',
		read: () => Promise.resolve([]),
		frozen: () => Promise.reject(new Error('none')),
		write: () => Promise.reject(new Error('none')),
		listen: () => Promise.resolve(),
		tell: () => Promise.resolve(),
		close: () => Promise.resolve()
	};
	const database = metered(failing, metrics.meters);
	await database.read({ sql: 'select 1', args: [] });
	await expect(database.write([])).rejects.toThrow('none');
	expect(await figuresOf(metrics)).toEqual(
		expect.arrayContaining([
			'demarche_database_seconds_count{work="read"} 1',
			'demarche_database_seconds_count{work="write"} 1'
		])
	);
});

test('O11: two registries of one process share nothing', async () => {
	const [one, other] = [new Metrics(NOBODY), new Metrics(NOBODY)];
	one.meters.caughtUp('board');
	expect(await figuresOf(other)).toContain('demarche_snapshots_sent_total 0');
});
