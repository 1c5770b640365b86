/**
 * What ails a database that worked, and may pass by itself: its server cannot be reached, it does not answer in time, its
 * disk is full, or it takes no writes.
 */
export type Trouble = 'gone' | 'slow' | 'full' | 'read-only';

/** What people are told of each. */
export const TROUBLE_WORDS: Readonly<Record<Trouble, string>> = {
	gone: 'The database cannot be reached',
	slow: 'The database does not answer in time',
	full: 'The disk is full',
	'read-only': 'The database takes no writes'
};

/** Whether nothing can be read either: other processes may then commit what is not known here. */
export const isBlind = (trouble: Trouble | null): trouble is 'gone' | 'slow' =>
	trouble === 'gone' || trouble === 'slow';

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

/** What work gives; where it met trouble, something that is known without the database. */
export async function orInTrouble<T>(
	work: Promise<T>,
	otherwise: (trouble: DatabaseTrouble) => T
): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof DatabaseTrouble) return otherwise(error);
		throw error;
	}
}
