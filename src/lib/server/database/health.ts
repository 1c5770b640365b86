import { setTimeout } from 'node:timers/promises';
import { log } from '../log.ts';
import type { Database, Statement } from './database.ts';
import { DatabaseTrouble, isBlind, TROUBLE_WORDS, type Trouble } from './trouble.ts';

/** How long after a failed attempt to commit the next is made, in ms. */
const EVERY = 500;

/** Writes next to nothing: what it meets, every commit would meet. */
export const PULSE: Statement = {
	sql: 'insert into pulse (id, beats) values (1, 1) on conflict (id) do update set beats = pulse.beats + 1',
	args: []
};

/** Whether a database can commit now. Once somebody has met trouble it is tried until it can. */
export class Health {
	readonly #database: Database;
	readonly #listeners = new Set<() => void>();
	readonly #stopping = new AbortController();
	#trouble: Trouble | null = null;
	#trying: Promise<void> | undefined;

	constructor(database: Database) {
		this.#database = database;
	}

	/** What ails it; null where nothing does. */
	get trouble(): Trouble | null {
		return this.#trouble;
	}

	/** Throws at once what whoever asked the database would wait for, where it is out of sight. */
	check(): void {
		const trouble = this.#trouble;
		if (isBlind(trouble)) throw new DatabaseTrouble(trouble, TROUBLE_WORDS[trouble]);
	}

	/** Calls back whenever it is another than before, until the returned function is called. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Somebody failed to write. */
	failed(error: unknown): void {
		if (error instanceof DatabaseTrouble) this.#enter(error.trouble);
		this.doubt(error);
	}

	/** Somebody failed to read: that may have been their question alone. */
	doubt(error: unknown): void {
		if (error instanceof DatabaseTrouble) this.#trying ??= this.#try();
	}

	/** Resolves when nothing is tried any more. */
	async stop(): Promise<void> {
		this.#stopping.abort();
		await this.#trying;
	}

	async #try(): Promise<void> {
		const { signal } = this.#stopping;
		while (!signal.aborted && !(await this.#canCommit())) {
			await setTimeout(EVERY, undefined, { signal }).catch(() => undefined);
		}
		this.#trying = undefined;
	}

	async #canCommit(): Promise<boolean> {
		try {
			await this.#database.write([PULSE]);
			this.#enter(null);
			return true;
		} catch (error) {
			if (error instanceof DatabaseTrouble) this.#enter(error.trouble);
			return false;
		}
	}

	#enter(trouble: Trouble | null): void {
		if (trouble === this.#trouble) return;
		this.#trouble = trouble;
		if (trouble) log.error(`the database is ${trouble}: nothing can be saved`);
		else log.warn('the database is well again');
		for (const listener of this.#listeners) listener();
	}
}

/** A database, and how it is as all who use it find out. */
export function observed(database: Database): { database: Database; health: Health } {
	const health = new Health(database);
	const noted = async <T>(work: () => Promise<T>, note: (error: unknown) => void): Promise<T> => {
		health.check();
		try {
			return await work();
		} catch (error) {
			note(error);
			throw error;
		}
	};
	return {
		health,
		database: {
			...database,
			read: (query) =>
				noted(
					() => database.read(query),
					(error) => health.doubt(error)
				),
			write: (statements) =>
				noted(
					() => database.write(statements),
					(error) => health.failed(error)
				),
			close: () => health.stop().then(() => database.close())
		}
	};
}
