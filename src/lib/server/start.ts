import { readConfig } from './config.ts';
import { log } from './log.ts';
import { announce } from './process.ts';

/** Starts what lives as long as the process. Throws a StartError where the operator must mend something. */
export function start(): void {
	const config = readConfig();
	log.level = config.log;
	announce({ ...config, stop: () => Promise.resolve() });
}
