/**
 * What ails a database that worked, and may pass by itself: its server cannot be reached, it does not answer in time, its
 * disk is full, or it takes no writes.
 */
export type Trouble = 'gone' | 'slow' | 'full' | 'read-only';

/** Thrown instead of what an engine throws where that is a trouble. Whether a write took effect is then not known. */
export class DatabaseTrouble extends Error {
	override readonly name = 'DatabaseTrouble';
	readonly trouble: Trouble;

	constructor(trouble: Trouble, cause: unknown) {
		super(wordsOf(cause), { cause });
		this.trouble = trouble;
	}
}

/** A name that stands for several addresses fails with an error for each, and no words of its own. */
function wordsOf(cause: unknown): string {
	if (cause instanceof AggregateError && !cause.message)
		return cause.errors.map(wordsOf).join('; ');
	return cause instanceof Error ? cause.message : String(cause);
}
