import { there } from './there.ts';

const NOT_LOADED = 'vite:preloadError';

/**
 * Calls `tell`, once, when a part of this page did not load and the server can be had again; until the returned function is
 * called. Browsers remember that a script did not come for as long as the page lives: only the page loaded anew has that part.
 */
export function onIncomplete(tell: () => void): () => void {
	const missed = () => void there().then(tell);
	addEventListener(NOT_LOADED, missed, { once: true });
	return () => removeEventListener(NOT_LOADED, missed);
}
