import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What an operator gave a tool. What it does not understand is said in one line, and ends it. */
export function given<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
	try {
		return parseArgs(config);
	} catch (error) {
		if (!(error instanceof TypeError && 'code' in error)) throw error;
		console.error(error.message);
		process.exit(1);
	}
}
