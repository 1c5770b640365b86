import { navigating } from '$app/state';
import { there } from './there.ts';

/** What ends the address of a page's data. */
const DATA = '/__data.json';
/** From here on an answer says that the server was not reached, or cannot serve now. */
const NOT_SERVED = 502;
/** So long is waited before data that did not come is asked for again, in ms. */
const PAUSE = 1_000;

/**
 * A way to read a page anew, which waits until the server can be had, also where it goes meanwhile: a read that fails takes the
 * whole page away. Whoever is on their way to another page gets there first: SvelteKit drops where they go for what is read anew.
 * What is asked for while one waits is read once.
 */
export function readingAnew(read: () => Promise<void>): () => Promise<void> {
	let isWaiting = false;
	return async () => {
		if (isWaiting) return;
		isWaiting = true;
		await there();
		await arrived();
		isWaiting = false;
		keepPages();
		await read();
	};
}

/** Until whoever is on their way to another page is there, or was led elsewhere. */
export const arrived = () => navigating.complete?.catch(() => undefined);

let plain = globalThis.fetch;

/**
 * From now on the data of a page is asked for until it comes. SvelteKit, that reads it by the window's fetch so that others may lay
 * something over it, leaves a page whose next one does not come for what the browser shows of errors, and that never comes back.
 */
export function keepPages(): void {
	if (window.fetch !== lasting) [plain, window.fetch] = [window.fetch, lasting];
}

const lasting: typeof fetch = async (asked, how) => {
	if (!String(asked).includes(DATA)) return plain(asked, how);
	for (;;) {
		const answer = await plain(asked, how).catch(() => undefined);
		if (answer && answer.status < NOT_SERVED) return answer;
		await back();
	}
};

/** One question for all that waits: whether the server is back. */
let asking: Promise<void> | undefined;
const back = () => (asking ??= askedLater().finally(() => (asking = undefined)));

async function askedLater(): Promise<void> {
	await new Promise((over) => setTimeout(over, PAUSE));
	await there();
}
