import { writeFileSync } from 'node:fs';
import type { BuiltServer } from '../e2e/harness/server.ts';
import { cutConnections } from '../server/store/postgres.ts';
import type { Cluster } from './cluster.ts';
import type { Disk } from './disk.ts';
import type { Link } from './link.ts';

/** Something that goes wrong for a while. */
export interface Fault {
	readonly name: string;
	begin(): Promise<void>;
	end(): Promise<void>;
}

/** How long a process that was asked to stop may take, in ms, with what a busy machine adds. */
const STOP_WITHIN = 11_000;
/** How far a clock is moved, either way, in ms. */
const FARTHEST = 86_400_000;

const now = (act: () => void) => async () => act();

/** What can happen to a process. `clock`: the file that its clock follows. */
export const faultsOf = (server: BuiltServer, clock: string): Fault[] => [
	{ name: 'kill', begin: () => server.kill(), end: () => server.resume() },
	{ name: 'stop', begin: () => stopped(server), end: () => server.resume() },
	{
		name: 'pause',
		begin: now(() => process.kill(server.pid, 'SIGSTOP')),
		end: now(() => process.kill(server.pid, 'SIGCONT'))
	},
	{
		name: 'clock',
		begin: now(() => moveClock(server, clock, Math.round((2 * Math.random() - 1) * FARTHEST))),
		end: now(() => moveClock(server, clock, 0))
	}
];

async function stopped(server: BuiltServer): Promise<void> {
	const begun = Date.now();
	await server.stop();
	const took = Date.now() - begun;
	if (took > STOP_WITHIN) throw new Error(`It took ${took} ms to stop`);
}

function moveClock(server: BuiltServer, clock: string, ahead: number): void {
	writeFileSync(clock, String(ahead));
	process.kill(server.pid, 'SIGUSR2');
}

export const faultsOfDisk = (disk: Disk): Fault[] => [
	{ name: 'full disk', begin: now(() => disk.fill()), end: now(() => disk.empty()) }
];

/** What can happen to a PostgreSQL server. */
export const faultsOfCluster = (cluster: Cluster): Fault[] => [
	{ name: 'cut connections', begin: () => cutConnections(cluster.url), end: async () => undefined },
	{ name: 'restart of PostgreSQL', begin: () => cluster.stop('fast'), end: () => cluster.start() },
	{
		name: 'crash of PostgreSQL',
		begin: () => cluster.stop('immediate'),
		end: () => cluster.start()
	}
];

/** What can happen to the link between a process and its database. */
export const faultsOfLink = (link: Link): Fault[] => [
	{ name: 'cut link', begin: () => link.cut(), end: () => link.mend() },
	{ name: 'silent link', begin: now(() => link.silence()), end: () => link.mend() },
	{ name: 'reset link', begin: now(() => link.reset()), end: async () => undefined }
];
