/** What the page tells the worker that keeps the wall for times without a network. */
export type ToWorker =
	{ type: 'started'; page: string; parts: string[] } | { type: 'broken'; version: string };

/** Has a worker keep this page and all it has loaded, so that a reload without the network shows the wall. */
export async function keepForOffline(module: boolean): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	await navigator.serviceWorker.register('/service-worker.js', {
		scope: '/wall',
		type: module ? 'module' : 'classic'
	});
	const { active } = await navigator.serviceWorker.ready;
	const parts = performance
		.getEntriesByType('resource')
		.map(({ name }) => new URL(name))
		.filter(({ origin, pathname }) => origin === location.origin && isPart(pathname))
		.map(({ pathname }) => pathname);
	const started: ToWorker = { type: 'started', page: location.href, parts: [...new Set(parts)] };
	active?.postMessage(started);
}

const isPart = (path: string): boolean =>
	path.startsWith('/_app/') || path.startsWith('/flags/') || /\.(js|svg|png|woff2)$/.test(path);
