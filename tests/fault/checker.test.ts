import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keyOf } from '../e2e/harness/accounts.ts';
import { makeBoard } from '../e2e/harness/desk.ts';
import { Client } from './client.ts';
import { POSTGRES_PROGRAMS } from './cluster.ts';
import { Editor } from './editor.ts';
import type { Fault } from './faults.ts';
import { expectKept, expectSeen, Ledger, logAt } from './ledger.ts';
import { aPostgresScene, aSqliteScene, type Scene } from './scene.ts';

/** How many times something goes wrong on each engine: few here, as many as one likes by this variable. */
const ACTIONS = Number(process.env['DEMARCHE_FAULT_ACTIONS'] ?? 8);
const EDITORS = 4;
const VIEWERS = 3;
/** How long something is wrong, at most, in ms: in a long run at times for longer than every deadline. */
const LONGEST = 700;
const VERY_LONG = 9_000;
const RECOVERED = { timeout: 60_000, interval: 20 };

test(`L20: nothing acknowledged is lost on SQLite, whatever goes wrong ${ACTIONS} times`, async () => {
	await survive(await aSqliteScene());
}, 3_600_000);

test.skipIf(!POSTGRES_PROGRAMS)(
	`L20: nothing acknowledged is lost by two processes on PostgreSQL, whatever goes wrong ${ACTIONS} times`,
	async () => {
		await survive(await aPostgresScene());
	},
	3_600_000
);

async function survive(scene: Scene): Promise<void> {
	onTestFinished(() => scene.dispose());
	const ledger = new Ledger();
	const clients = await clientsOf(scene);
	const editors = clients.slice(0, EDITORS).map((client) => new Editor(client, ledger));
	for (const editor of editors) editor.start();
	const waits = await harass(scene, clients, ledger);
	for (const editor of editors) await editor.stop();
	await vi.waitFor(() => expect(behind(clients)).toEqual([]), RECOVERED);
	for (const server of scene.servers) await server.stop();
	for (const client of clients) client.close();
	const log = await logAt(scene.databaseUrl);
	expectKept(log, ledger);
	expectSeen(log, clients);
	expect(clients[0]?.revision).toBe(log.length);
	expect(ledger.acknowledged.size).toBeGreaterThan(ACTIONS);
	report(waits, ledger, log.length);
}

async function clientsOf({ servers }: Scene): Promise<Client[]> {
	const [first] = servers;
	if (!first) throw new Error('There is no server');
	await makeBoard(first);
	const key = await keyOf(first, 'Editor');
	const urls = servers.map(({ url }) => url);
	const clients = Array.from({ length: EDITORS + VIEWERS }, (_, index) => {
		const own = index % 2 ? urls.toReversed() : urls;
		return new Client(own, index < EDITORS ? key : undefined);
	});
	await vi.waitFor(() => expect(behind(clients)).toEqual([]), RECOVERED);
	return clients;
}

/** Those who are not connected, or behind another. */
function behind(clients: readonly Client[]): number[] {
	const newest = Math.max(...clients.map(({ revision }) => revision));
	return clients
		.map(({ isLive, revision }) => (isLive ? revision : -1))
		.filter((revision) => revision < newest);
}

interface Wait {
	readonly name: string;
	readonly ms: number;
}

/** Has things go wrong, one after another and at times two at once; gives how long each took to be over once it was mended. */
async function harass(
	{ ofServers, ofWorld }: Scene,
	clients: readonly Client[],
	ledger: Ledger
): Promise<Wait[]> {
	const waits: Wait[] = [];
	const next = { server: 0, world: 0 };
	for (let action = 0; action < ACTIONS;) {
		const ofServer = ofServers[next.server++ % ofServers.length];
		const ofTheWorld = ofWorld[next.world++ % Math.max(1, ofWorld.length)];
		const [kind, both] = [Math.random() < 0.5, Math.random() < 0.25];
		const chosen = both ? [ofServer, ofTheWorld] : [kind ? ofServer : (ofTheWorld ?? ofServer)];
		const faults = chosen.filter((fault) => fault !== undefined);
		waits.push(await suffer(faults, clients, ledger));
		action += faults.length;
	}
	return waits;
}

/** One or two faults at once: what ails the world is mended first, since a process may not start without. */
async function suffer(
	faults: readonly Fault[],
	clients: readonly Client[],
	ledger: Ledger
): Promise<Wait> {
	const isVeryLong = ACTIONS >= 50 && Math.random() < 0.05;
	for (const fault of faults) await fault.begin();
	await setTimeout(Math.random() * (isVeryLong ? VERY_LONG : LONGEST));
	for (const fault of faults.toReversed()) await fault.end();
	const mended = performance.now();
	const before = ledger.acknowledged.size;
	await vi.waitFor(() => {
		expect(clients.every(({ isLive }) => isLive)).toBe(true);
		expect(ledger.acknowledged.size).toBeGreaterThan(before + EDITORS);
	}, RECOVERED);
	return { name: faults.map(({ name }) => name).join(' + '), ms: performance.now() - mended };
}

/** Prints how soon all went on after each kind of fault, and what was checked. */
function report(waits: readonly Wait[], ledger: Ledger, revisions: number): void {
	const names = [...new Set(waits.map(({ name }) => name))];
	const lines = names.map((name) => {
		const each = waits.filter((wait) => wait.name === name);
		const sorted = each.map(({ ms }) => Math.round(ms)).toSorted((a, b) => a - b);
		const median = sorted[Math.floor(sorted.length / 2)];
		return `  ${name}: ${each.length} times, well again after ${median} ms, at most ${sorted.at(-1)} ms`;
	});
	const { acknowledged, refused, unknown } = ledger;
	const counts = `${acknowledged.size} acknowledged, ${refused.size} refused, ${unknown.size} of unknown outcome`;
	process.stdout.write(`${counts}; ${revisions} revisions\n${lines.join('\n')}\n`);
}
