const AGAIN = 1_000;

const isThere = (): Promise<boolean> =>
	fetch('/healthz').then(
		({ ok }) => ok,
		() => false
	);
const pause = (): Promise<void> => new Promise((over) => setTimeout(over, AGAIN));

/**
 * A way to read a page anew, which waits until the server can be had: a read that fails takes the whole page away. What is asked
 * for meanwhile is read once.
 */
export function readingAnew(
	read: () => Promise<void>,
	world: { isThere(): Promise<boolean>; pause(): Promise<void> } = { isThere, pause }
): () => Promise<void> {
	let isWaiting = false;
	return async () => {
		if (isWaiting) return;
		isWaiting = true;
		while (!(await world.isThere())) await world.pause();
		isWaiting = false;
		await read();
	};
}
