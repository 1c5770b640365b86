import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BuiltServer } from '../e2e/harness/server.ts';
import { Cluster } from './cluster.ts';
import { Disk } from './disk.ts';
import { faultsOf, faultsOfCluster, faultsOfDisk, faultsOfLink, type Fault } from './faults.ts';
import { linkTo } from './link.ts';

/** Processes over one database, and what can go wrong with either. */
export interface Scene {
	readonly servers: readonly BuiltServer[];
	/** Where the log can be read once nobody writes it any more. */
	readonly databaseUrl: string;
	readonly ofServers: readonly Fault[];
	readonly ofWorld: readonly Fault[];
	dispose(): Promise<void>;
}

const CLOCK = pathToFileURL(path.resolve('tests/fault/moved-clock.js')).href;
const DISK = 256;

/** A process whose clock can be moved, and what can happen to it. */
async function aServer(folder: string, databaseUrl: string, name: string) {
	const clock = path.join(folder, `clock-${name}`);
	writeFileSync(clock, '0');
	const server = await BuiltServer.start({
		...{ DATABASE_URL: databaseUrl, DEMARCHE_SAMPLE: 'off', DEMARCHE_LOG: 'fatal' },
		...{ NODE_OPTIONS: `--import=${CLOCK}`, FAULT_CLOCK: clock }
	});
	return { server, faults: faultsOf(server, clock) };
}

/** One process over a SQLite file, on a disk that can be filled where this machine lets it. */
export async function aSqliteScene(): Promise<Scene> {
	const folder = mkdtempSync(path.join(tmpdir(), 'demarche-scene-'));
	const disk = Disk.make(DISK);
	const databaseUrl = `file:${path.join(disk?.folder ?? folder, 'demarche.db')}`;
	const { server, faults } = await aServer(folder, databaseUrl, 'one');
	return {
		servers: [server],
		databaseUrl,
		ofServers: faults,
		ofWorld: disk ? faultsOfDisk(disk) : [],
		dispose: async () => {
			await server.dispose();
			disk?.dispose();
			rmSync(folder, { recursive: true });
		}
	};
}

/** Two processes over one PostgreSQL server, each by a link of its own. */
export async function aPostgresScene(): Promise<Scene> {
	const folder = mkdtempSync(path.join(tmpdir(), 'demarche-scene-'));
	const cluster = await Cluster.make();
	const links = [await linkTo(cluster.url), await linkTo(cluster.url)];
	const made: Awaited<ReturnType<typeof aServer>>[] = [];
	for (const [index, { url }] of links.entries()) {
		made.push(await aServer(folder, url, String(index)));
	}
	return {
		servers: made.map(({ server }) => server),
		databaseUrl: cluster.url,
		ofServers: made.flatMap(({ faults }) => faults),
		ofWorld: [...faultsOfCluster(cluster), ...links.flatMap(({ link }) => faultsOfLink(link))],
		dispose: async () => {
			for (const { server } of made) await server.dispose();
			for (const { link } of links) await link.cut();
			await cluster.dispose();
			rmSync(folder, { recursive: true });
		}
	};
}
