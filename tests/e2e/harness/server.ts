import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADMIN } from './accounts.ts';

const READY = /Demarche is at (http:\S+)\//;

/** The built server as a process of its own, over a data folder that nothing else uses. */
export class BuiltServer {
	readonly data: string;
	#env: Record<string, string>;
	#child: ChildProcess | undefined;
	#root = process.cwd();
	#url = '';
	#output = '';

	private constructor(data: string, env: Record<string, string>) {
		this.data = data;
		this.#env = env;
	}

	/** Starts one with an empty data folder on a free port; `env` adds to or replaces what it is started with. */
	static async start(env: Record<string, string> = {}): Promise<BuiltServer> {
		const data = await mkdtemp(path.join(tmpdir(), 'demarche-test-'));
		const server = new BuiltServer(data, {
			PATH: process.env['PATH'] ?? '',
			PORT: '0',
			DATABASE_URL: `file:${path.join(data, 'demarche.db')}`,
			DEMARCHE_LOG: 'warn',
			DEMARCHE_ADMIN_EMAIL: ADMIN.email,
			DEMARCHE_ADMIN_PASSWORD: ADMIN.password,
			// Tests ask faster than anybody edits.
			DEMARCHE_COMMANDS_EACH: '999999999',
			DEMARCHE_COMMANDS_BOARD: '999999999',
			...env
		});
		await server.resume();
		return server;
	}

	/** Where its data are. */
	get database(): string {
		return this.#env['DATABASE_URL'] ?? '';
	}

	/** Its address, without a slash at the end. */
	get url(): string {
		return this.#url;
	}

	/** The process that runs now. */
	get pid(): number {
		return this.#running().pid ?? 0;
	}

	/** Everything it has printed so far, over all its lives. */
	get output(): string {
		return this.#output;
	}

	/** From its next life on it runs what lies in that folder. */
	install(root: string): void {
		this.#root = root;
	}

	/** From its next life on it is started with this too. */
	set(env: Record<string, string>): void {
		Object.assign(this.#env, env);
	}

	/** Starts it again, after `stop` or `kill`, on the same port and data; resolves when it is ready. */
	async resume(): Promise<void> {
		const child = spawn(process.execPath, ['src/serve.js'], {
			cwd: this.#root,
			env: this.#env
		});
		this.#child = child;
		this.#url = await this.#ready(child);
		this.#env['PORT'] = new URL(this.#url).port;
	}

	/** Asks it to stop, as an operator would, and gives its exit code. */
	async stop(): Promise<number | null> {
		return this.#end('SIGTERM');
	}

	/** Ends it as a power cut would: it gets no chance to say goodbye. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** Ends it if it still runs, and removes its data. */
	async dispose(): Promise<void> {
		if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.kill();
		await rm(this.data, { recursive: true, force: true });
	}

	async #end(signal: NodeJS.Signals): Promise<number | null> {
		const child = this.#running();
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
		return child.exitCode;
	}

	#running(): ChildProcess {
		if (!this.#child) throw new Error('The server was never started');
		return this.#child;
	}

	#ready(child: ChildProcess): Promise<string> {
		const from = this.#output.length;
		return new Promise((resolve, reject) => {
			const read = (chunk: Buffer) => {
				this.#output += chunk.toString();
				const url = READY.exec(this.#output.slice(from))?.[1];
				if (url) resolve(url);
			};
			child.stdout?.on('data', read);
			child.stderr?.on('data', read);
			child.once('error', reject);
			child.once('close', (code) => {
				reject(new Error(`The server ended with ${code}: ${this.#output.slice(from)}`));
			});
		});
	}
}
