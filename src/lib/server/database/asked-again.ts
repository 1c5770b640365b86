/** The text of an insert of many rows is long, and seldom the same again. */
const LONGEST_INSERT = 4_000;

/** Whether a statement is worth keeping prepared, because the program will ask the same again. */
export const isAskedAgain = (sql: string): boolean =>
	sql.length <= LONGEST_INSERT || !sql.startsWith('insert');
