import * as z from 'zod/mini';
import type { Database, Statement, Written } from '../database/database.ts';
import { DatabaseTrouble } from '../database/trouble.ts';
import { log } from '../log.ts';

/** How often to look whether another process has changed what somebody may do, in ms: well within a second. */
const LOOK_EVERY = 400;

const Row = z.object({ version: z.number() });

/** Belongs to every write that changes what somebody may do: by it each process notices. */
export const ACCESS_CHANGED: Statement = {
	sql: 'insert into access (id, version) values (1, 1) on conflict (id) do update set version = access.version + 1',
	args: []
};

/** Tells whenever what somebody may do has changed: at once where this process did it, else within half a second. */
export class AccessWatch {
	readonly #database: Database;
	readonly #listeners = new Set<() => void>();
	#version = -1;
	#timer: ReturnType<typeof setInterval> | undefined;
	#looking: Promise<void> = Promise.resolve();

	constructor(database: Database) {
		this.#database = database;
	}

	start(): void {
		this.#timer = setInterval(() => void this.look(), LOOK_EVERY);
	}

	/** Resolves when no look is under way any more. */
	async stop(): Promise<void> {
		clearInterval(this.#timer);
		await this.#looking;
	}

	/** Calls back after every change until the returned function is called. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Commits what changes somebody's rights, and tells. */
	async write(statements: readonly Statement[]): Promise<Written> {
		// Counted first: whoever else changes rights waits until this is done, and sees it.
		const outcome = await this.#database.write([ACCESS_CHANGED, ...statements]);
		await this.look();
		return outcome;
	}

	/** Looks whether something has changed since the last look. */
	look(): Promise<void> {
		this.#looking = this.#looking.then(() => this.#look());
		return this.#looking;
	}

	async #look(): Promise<void> {
		try {
			const rows = await this.#database.read({ sql: 'select version from access', args: [] });
			const version = rows[0] === undefined ? 0 : Row.parse(rows[0]).version;
			if (version === this.#version) return;
			this.#version = version;
			for (const listener of this.#listeners) listener();
		} catch (error) {
			// Of trouble is told once, where it is found.
			if (error instanceof DatabaseTrouble) return;
			log.warn({ err: error }, 'looking for changed rights failed');
		}
	}
}
