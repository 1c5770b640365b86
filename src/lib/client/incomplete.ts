/** So long is waited before a server that did not answer is asked again, in ms. */
const PAUSE = 5_000;
const NOT_LOADED = 'vite:preloadError';

/**
 * Calls `tell`, once, when a part of this page did not load and the server answers again; until the returned function is
 * called. Browsers remember that a script did not come for as long as the page lives: only the page loaded anew has that part.
 */
export function onIncomplete(tell: () => void): () => void {
	const later = () => setTimeout(look, PAUSE);
	const look = () => void fetch('/healthz').then(({ ok }) => (ok ? tell : later)(), later);
	addEventListener(NOT_LOADED, look, { once: true });
	return () => removeEventListener(NOT_LOADED, look);
}
