import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { build } from 'vite';

const OUT = path.resolve('node_modules/.fault');

/** Builds the committing process once, so that each start of it is quick. */
export async function buildCommitter(): Promise<void> {
	await build({
		configFile: false,
		logLevel: 'error',
		build: { ssr: 'tests/fault/committer.ts', outDir: OUT, emptyOutDir: true }
	});
}

/** A process that commits numbered commands to a database, started again and again. */
export class Committing {
	readonly #url: string;
	#child: ChildProcess | undefined;
	#fault = '';
	/** The revision that each acknowledged command was told. */
	readonly acknowledged = new Map<number, number>();
	#heard: () => void = () => undefined;

	constructor(url: string) {
		this.#url = url;
	}

	/** Goes on after the last command of which all before were acknowledged; resolves at its first acknowledgement. */
	async start(): Promise<void> {
		const child = spawn(process.execPath, [
			path.join(OUT, 'committer.js'),
			this.#url,
			this.#next()
		]);
		this.#child = child;
		child.stderr.on('data', (text) => (this.#fault += String(text)));
		createInterface(child.stdout).on('line', (line) => this.#acknowledge(line));
		await this.more(1);
	}

	/** Resolves when so many more commands are acknowledged. Throws where the process ends before. */
	async more(count: number): Promise<void> {
		const child = this.#running();
		const wanted = this.acknowledged.size + count;
		const ended = once(child, 'close').then(() => 'ended' as const);
		while (this.acknowledged.size < wanted) {
			const heard = new Promise<void>((resolve) => (this.#heard = resolve));
			if ((await Promise.race([heard, ended])) === 'ended') {
				throw new Error(`The committer ended by itself: ${this.#fault}`);
			}
		}
	}

	/** Ends it without warning, and waits for its last words. */
	async kill(): Promise<void> {
		const child = this.#running();
		const closed = once(child, 'close');
		child.kill('SIGKILL');
		await closed;
	}

	#acknowledge(line: string): void {
		const [number, revision] = line.split(' ').map(Number);
		// A last line that was cut off by the kill acknowledges nothing.
		if (number === undefined || !revision) return;
		this.acknowledged.set(number, revision);
		this.#heard();
	}

	#next(): string {
		let next = 1;
		while (this.acknowledged.has(next)) next += 1;
		return String(next);
	}

	#running(): ChildProcess {
		if (!this.#child) throw new Error('The committer was not started');
		return this.#child;
	}
}
