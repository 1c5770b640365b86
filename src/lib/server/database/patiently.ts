import { setTimeout } from 'node:timers/promises';
import { log } from '../log.ts';
import { DatabaseTrouble } from './trouble.ts';

/** How long after trouble to try again, in ms. */
const PAUSE = 500;

/** Tries until the database is without trouble: what stands in its way is said once, not at every try. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
	let said = '';
	for (;;) {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof DatabaseTrouble)) throw error;
			if (error.message !== said)
				log.warn(`the database is ${error.trouble}, and waited for: ${error.message}`);
			said = error.message;
			await setTimeout(PAUSE);
		}
	}
}
