import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { aFreePort } from '../e2e/harness/free-port.ts';

const run = promisify(execFile);

const PACKAGES = '/usr/lib/postgresql';

/** Where PostgreSQL's own programs are; undefined where they are not installed. */
export const POSTGRES_PROGRAMS = (existsSync(PACKAGES) ? readdirSync(PACKAGES) : [])
	.map((version) => path.join(PACKAGES, version, 'bin'))
	.filter((folder) => existsSync(path.join(folder, 'initdb')))
	.toSorted()
	.at(-1);

/** PostgreSQL refuses to run as root: it then runs as the user that its package made. */
const owner = process.getuid?.() === 0 ? idsOf('postgres') : {};

function idsOf(user: string): { uid?: number; gid?: number } {
	if (!POSTGRES_PROGRAMS) return {};
	const id = (which: string) => Number(execFileSync('id', [which, user]));
	return { uid: id('-u'), gid: id('-g') };
}

/** A PostgreSQL server of the test's own, which it starts and stops as it likes. */
export class Cluster {
	readonly #folder: string;
	readonly #port: number;

	private constructor(folder: string, port: number) {
		this.#folder = folder;
		this.#port = port;
	}

	/** A new one, which runs; `within`: where its files are. */
	static async make(within = tmpdir()): Promise<Cluster> {
		const folder = mkdtempSync(path.join(within, 'demarche-cluster-'));
		if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? owner.uid);
		const cluster = new Cluster(folder, await aFreePort());
		await cluster.#call('initdb', '-D', cluster.#data, '-U', 'postgres', '-A', 'trust', '-N');
		await cluster.start();
		return cluster;
	}

	get url(): string {
		return `postgres://postgres@127.0.0.1:${this.#port}/postgres`;
	}

	/** Resolves when it takes connections. */
	async start(): Promise<void> {
		const options = `-p ${this.#port} -k ${this.#folder} -c listen_addresses=127.0.0.1`;
		const log = path.join(this.#folder, 'log');
		await this.#call('pg_ctl', '-D', this.#data, '-w', '-l', log, '-o', options, 'start');
	}

	/** `fast` ends what is under way; `immediate` is as a crash. */
	async stop(mode: 'fast' | 'immediate'): Promise<void> {
		await this.#call('pg_ctl', '-D', this.#data, '-w', '-m', mode, 'stop');
	}

	async dispose(): Promise<void> {
		await this.stop('immediate').catch(() => undefined);
		rmSync(this.#folder, { recursive: true, force: true });
	}

	get #data(): string {
		return path.join(this.#folder, 'data');
	}

	async #call(program: string, ...args: string[]): Promise<void> {
		const options = { ...owner, cwd: this.#folder };
		await run(path.join(POSTGRES_PROGRAMS ?? '', program), args, options);
	}
}
