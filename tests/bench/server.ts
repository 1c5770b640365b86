import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import demarche from '../../package.json' with { type: 'json' };
import { ADMIN, keyOf } from '../e2e/harness/accounts.ts';
import { Process } from './process.ts';

export const BOARD = 'us-china';

/** A server to be measured, with its gauge. */
export interface Measured {
	readonly process: Process;
	readonly url: string;
	/** The board that its viewers join; null where it knows of none. */
	readonly board: string | null;
	/** The key with which its viewers may change the board. */
	readonly key?: string;
}

/** A data folder that is gone when `work` is done. */
export async function withData<T>(work: (data: string) => Promise<T>): Promise<T> {
	const data = await mkdtemp(path.join(tmpdir(), 'demarche-bench-'));
	try {
		return await work(data);
	} finally {
		await rm(data, { recursive: true, force: true });
	}
}

export const databaseIn = (data: string): string => `file:${path.join(data, 'demarche.db')}`;

/** All viewers come from one address, and ask faster than anybody edits. */
const UNLIMITED = {
	DEMARCHE_CONNECTIONS_EACH: '20000',
	DEMARCHE_COMMANDS_EACH: '999999999',
	DEMARCHE_COMMANDS_BOARD: '999999999'
};

/** Demarche as built, over that data. The caller ends its process. */
export const startDemarche = (data: string): Promise<Measured> => startOn(databaseIn(data));

/** Demarche as built, on the database at that address, with a key to change its board. */
export async function startOn(database: string): Promise<Measured> {
	const server = await startUnused(database);
	return { ...server, key: await keyOf(server, 'Bench') };
}

/** The same before anybody has signed in. */
export async function startUnused(database: string): Promise<Measured> {
	const env = {
		...UNLIMITED,
		PORT: '0',
		DATABASE_URL: database,
		DEMARCHE_LOG: 'warn',
		DEMARCHE_ADMIN_EMAIL: ADMIN.email,
		DEMARCHE_ADMIN_PASSWORD: ADMIN.password
	};
	const [, ...flags] = demarche.scripts.start.split(' ').slice(0, -1);
	const process = new Process('src/serve.js', env, true, flags);
	const [, url = ''] = await process.printed(/Demarche is at (http:\S+)\//);
	return { process, url, board: BOARD };
}

/** A server that only writes one frame to every socket. */
export const startBare = (): Promise<Measured> => startPlain('bare-server.js', null);

/** socket.io as it comes. */
export const startSocketIo = (): Promise<Measured> => startPlain('plain-server.js', BOARD);

async function startPlain(script: string, board: string | null): Promise<Measured> {
	const process = new Process(`tests/bench/processes/${script}`, {}, true);
	return { process, url: await process.ask<string>('url'), board };
}

/** A process to be viewers. */
export const startViewers = (): Process => new Process('tests/bench/processes/viewers.js');

/** Opens viewers of a server for as long as `work` takes. */
export async function withViewers<T>(
	server: Measured,
	count: number,
	work: (viewers: Process) => Promise<T>
): Promise<T> {
	const viewers = startViewers();
	try {
		const { url, board, key } = server;
		await viewers.ask('open', { url, board, key, count });
		return await work(viewers);
	} finally {
		await viewers.end('SIGKILL');
	}
}

/** Runs servers for as long as `work` takes. */
export async function withServers<T>(
	starting: Promise<Measured>[],
	work: (...servers: Measured[]) => Promise<T>
): Promise<T> {
	const servers = await Promise.all(starting);
	try {
		return await work(...servers);
	} finally {
		await Promise.all(servers.map((server) => server.process.end()));
	}
}
