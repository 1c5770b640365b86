export type Value = string | number | null;

/** SQL that both engines understand, with a `?` for each argument. */
export interface Statement {
	readonly sql: string;
	readonly args: readonly Value[];
}

/** What news is of: of what is committed to logs, or of what processes tell one another. */
export type Channel = 'log' | 'bus';

export type Written = 'written' | 'taken';

export type Read = (query: Statement) => Promise<unknown[]>;

/** One open engine, migrated. Throws what the engine throws; a unique key that is taken is an answer. */
export interface Database {
	/** For what the engines do in ways of their own. */
	readonly engine: 'sqlite' | 'postgres';
	/** The rows of a query. */
	read: Read;
	/** Does work whose reads all see the database as it is now, whatever is committed meanwhile. They may take as long as they need. */
	frozen<T>(work: (read: Read) => Promise<T>): Promise<T>;
	/** Commits the statements durably, all or none; `taken` where a unique key was, and then nothing is written. */
	write(statements: readonly Statement[]): Promise<Written>;
	/**
	 * Tells of every commit to a log, `board revision`, by whichever process, or of what was told on the bus; again and again
	 * until the database is closed. News may be lost while a connection is: ask for what was missed. SQLite has one server
	 * only, and never tells.
	 */
	listen(channel: Channel, heard: (news: string) => void): Promise<void>;
	/** Tells each of these on the bus, in order, to every process that listens, this one too. */
	tell(news: readonly string[]): Promise<void>;
	/** Lets the engine go. Nothing may be under way. */
	close(): Promise<void>;
}
