import { DatabaseTrouble } from '#lib/server/database/trouble.ts';
import { StartError } from '#lib/server/start-error.ts';

/** Does what a script is for. What its operator can mend is said in one line behind `failure`; anything else is a bug, and thrown. */
export async function inOneLine(failure: string, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		const mendable =
			error instanceof StartError ||
			error instanceof DatabaseTrouble ||
			(error instanceof Error && 'code' in error);
		if (!mendable) throw error;
		console.error(`${failure}: ${error.message}`);
		process.exitCode = 1;
	}
}
