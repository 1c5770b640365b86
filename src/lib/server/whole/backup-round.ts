import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupConfig } from '../config-backup.ts';
import type { Database } from '../database/database.ts';
import { log } from '../log.ts';
import { backUp, backupsIn, keepNewest, nameOf } from './backup.ts';

const LOOK_EVERY = 60_000;

/**
 * Makes the backups that are due, and removes those that are too many. Each stands for a span of time, by its name: of
 * several processes with one folder, the first that begins it makes it.
 */
export class BackupRound {
	readonly #db: Database;
	readonly #config: BackupConfig;
	readonly #clock: () => number;
	#isLooking = false;

	/** `clock`: milliseconds since 1970. */
	constructor(db: Database, config: BackupConfig, clock: () => number = Date.now) {
		this.#db = db;
		this.#config = config;
		this.#clock = clock;
	}

	/** Looks now and then until the returned function is called. A backup that is under way then ends with the process, and is made again by the next. */
	start(): () => void {
		if (this.#config.folder === undefined) return () => undefined;
		void this.#tried();
		const timer = setInterval(() => void this.#tried(), LOOK_EVERY);
		return () => clearInterval(timer);
	}

	/** Makes the backup of this span where it is missing. */
	async look(): Promise<void> {
		const { folder, every, keep } = this.#config;
		if (folder === undefined) return;
		const name = nameOf(Math.floor(this.#clock() / every) * every);
		const [newest = ''] = await backupsIn(folder);
		if (newest >= name) return;
		const file = path.join(folder, name);
		if (await this.#isBegun(`${file}.part`)) return;
		const contents = await backUp(this.#db, file, this.#clock());
		log.info({ file, ...contents }, 'backed up');
		await keepNewest(folder, keep);
	}

	/** A beginning that nobody has added to for as long as a span was left by a process that ended. */
	async #isBegun(part: string): Promise<boolean> {
		const found = await stat(part).catch(() => undefined);
		if (!found) return false;
		if (this.#clock() - found.mtimeMs < LEFT_AFTER) return true;
		await rm(part, { force: true });
		return false;
	}

	async #tried(): Promise<void> {
		if (this.#isLooking) return;
		this.#isLooking = true;
		await this.look().catch((error: unknown) => log.error({ err: error }, 'backing up failed'));
		this.#isLooking = false;
	}
}

/** How long after it was last written to a beginning counts as left, in ms. */
const LEFT_AFTER = 600_000;
