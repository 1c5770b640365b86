import { there } from './there.ts';

/**
 * A way to read a page anew, which waits until the server can be had: a read that fails takes the whole page away. What is asked
 * for meanwhile is read once.
 */
export function readingAnew(read: () => Promise<void>): () => Promise<void> {
	let isWaiting = false;
	return async () => {
		if (isWaiting) return;
		isWaiting = true;
		await there();
		isWaiting = false;
		await read();
	};
}
