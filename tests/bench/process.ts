import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process of its own that answers questions by name (see processes/answer.js). The caller ends it. */
export class Process {
	readonly #child: ChildProcess;
	readonly #ended: Promise<never>;
	#asked = 0;

	constructor(
		script: string,
		env: Record<string, string> = {},
		measured = false,
		flags: readonly string[] = []
	) {
		const gauge = new URL('./processes/gauge.js', import.meta.url).href;
		this.#child = fork(script, {
			execArgv: measured ? [...flags, '--expose-gc', '--import', gauge] : [...flags],
			env: { PATH: process.env['PATH'] ?? '', ...env },
			stdio: ['ignore', 'pipe', 'inherit', 'ipc']
		});
		this.#ended = once(this.#child, 'exit').then(([code]) => {
			throw new Error(`A process ended with ${code}`);
		});
		this.#ended.catch(() => undefined);
	}

	/** The child's answer. The caller knows its shape: these are two ends of one program. */
	ask<T>(name: string, argument?: unknown): Promise<T> {
		const id = (this.#asked += 1);
		const answered = new Promise<T>((answer) => {
			const listen = (message: { id: number; answer: T }) => {
				if (message.id !== id) return;
				this.#child.off('message', listen);
				answer(message.answer);
			};
			this.#child.on('message', listen);
		});
		this.#child.send({ id, name, argument });
		return Promise.race([answered, this.#ended]);
	}

	/** What it has printed, once it has printed that. */
	printed(pattern: RegExp): Promise<RegExpExecArray> {
		return new Promise((found) => {
			let text = '';
			this.#child.stdout?.on('data', (more) => {
				text += more;
				const match = pattern.exec(text);
				if (match) found(match);
			});
		});
	}

	async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		const ended = once(this.#child, 'exit');
		this.#child.kill(signal);
		await ended;
	}
}
