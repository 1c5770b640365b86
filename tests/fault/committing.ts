import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { build } from 'vite';
import { expect } from 'vitest';
import type { Change } from '#lib/domain/change.ts';

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
	readonly #through: readonly string[];
	#child: ChildProcess | undefined;
	#fault = '';
	/** The revision that each acknowledged command was told. */
	readonly acknowledged = new Map<number, number>();
	#heard: () => void = () => undefined;

	/** `through`: a program, and what it is told, that starts the process in its own place. */
	constructor(url: string, through: readonly string[] = []) {
		this.#url = url;
		this.#through = through;
	}

	/** Goes on after the last command of which all before were acknowledged; resolves at its first acknowledgement. */
	async start(): Promise<void> {
		const [program = process.execPath, ...args] = [
			...this.#through,
			process.execPath,
			path.join(OUT, 'committer.js'),
			...[this.#url, this.#next()]
		];
		const child = spawn(program, args);
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

/** Says that each acknowledged command is there once, at the revision it was told, and that the log has no gap. */
export function expectCommitted(
	log: readonly Change[],
	acknowledged: ReadonlyMap<number, number>
): void {
	expect(log.map((change) => change.revision)).toEqual(log.map((_, index) => index + 1));
	const numbers = log.map(({ happening }) =>
		happening.type === 'issue.assessed' ? happening.note : null
	);
	const kept = numbers.filter((number) => number !== null);
	expect(new Set(kept).size).toBe(kept.length);
	for (const [number, revision] of acknowledged) expect(numbers[revision - 1]).toBe(String(number));
}
