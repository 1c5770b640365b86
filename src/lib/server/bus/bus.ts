import type * as z from 'zod/mini';

/**
 * What the processes of one installation tell one another. It may be lost, as when the database is out of sight: what must
 * be known for certain is in the database, and what is told of is told again now and then.
 */
export interface Bus {
	/** Tells every other process, soon and in order. */
	tell(topic: string, message: object): void;
	/**
	 * Calls back with what others tell of a topic, until the returned function is called. `from` tells processes apart. What
	 * is not as agreed, as from another version, is passed over.
	 */
	hear<Message>(
		topic: string,
		schema: z.ZodMiniType<Message>,
		heard: (message: Message, from: string) => void
	): () => void;
	/** Resolves when all that was told is on its way, or lost. */
	close(): Promise<void>;
}

/** For the one server of a SQLite file: there is nobody to tell. */
export const ALONE: Bus = {
	tell: () => undefined,
	hear: () => () => undefined,
	close: () => Promise.resolve()
};
