import type { Instant } from '#lib/domain/day.ts';

/** What was held turned out to be gone: the log was restored, or begun anew. */
export interface Restoration {
	/** When the backup was made; null where the log was begun anew. */
	made: Instant | null;
	/** When this page heard of it, by the server's clock, in milliseconds since 1970. */
	heardAt: number;
	/** The last revision that is still as this page had seen it, and how many after it are gone. */
	kept: number;
	count: number;
}
