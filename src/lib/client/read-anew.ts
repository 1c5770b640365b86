import { pause, there } from './there.ts';

/** What ends the address of a page's data. */
const DATA = '/__data.json';
/** From here on an answer says that the server was not reached, or cannot serve now. */
const NOT_SERVED = 502;

/**
 * A way to read a page anew, which waits until the server can be had, also where it goes meanwhile: a read that fails takes the
 * whole page away. What is asked for while one waits is read once.
 */
export function readingAnew(read: () => Promise<void>): () => Promise<void> {
	let isWaiting = false;
	return async () => {
		if (isWaiting) return;
		isWaiting = true;
		await there();
		isWaiting = false;
		await lastingly(read);
	};
}

let reads = 0;
let plain = globalThis.fetch;

/** SvelteKit reads a page by the window's fetch, that others may lay something over it: while a page is read anew, what does not give up. */
async function lastingly(read: () => Promise<void>): Promise<void> {
	if (reads === 0) [plain, window.fetch] = [window.fetch, lasting];
	reads += 1;
	try {
		await read();
	} finally {
		reads -= 1;
		if (reads === 0) window.fetch = plain;
	}
}

const lasting: typeof fetch = async (asked, how) => {
	if (!String(asked).includes(DATA)) return plain(asked, how);
	for (;;) {
		const answer = await plain(asked, how).catch(() => undefined);
		if (answer && answer.status < NOT_SERVED) return answer;
		await pause();
		await there();
	}
};
