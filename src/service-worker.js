/// <reference types="@sveltejs/kit" />

/*
 * Keeps a wall for times without a network: its page, and what the page loaded. A page is kept once it has started, so that
 * a new version that does not start leaves the old one to go on with. It keeps no board: the page does so itself.
 */
const PAGES = 'demarche-wall-pages';
const PARTS = 'demarche-wall-parts';
const BROKEN = '/wall/broken-version';
const PATIENCE = 5_000;

const worker = /** @type {any} */ (self);

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) =>
	event.waitUntil(worker.clients.claim())
);

worker.addEventListener('fetch', (/** @type {any} */ event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin) return;
	if (request.mode === 'navigate') event.respondWith(pageFor(request));
	else if (/^\/(_app\/immutable|flags)\/|\.(js|svg|png|woff2)$/.test(pathname)) {
		event.respondWith(partFor(request));
	}
});

worker.addEventListener('message', (/** @type {any} */ event) => {
	const { type, page, parts, version } = event.data;
	if (type === 'started') event.waitUntil(keep(page, parts));
	if (type === 'broken') event.waitUntil(remember(version));
});

/**
 * The page from the server; the one kept where the server is silent, fails, or gives a version that did not start here.
 *
 * @param {Request} request
 */
async function pageFor(request) {
	const pages = await caches.open(PAGES);
	const kept = () => pages.match(request.url);
	try {
		const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
		// Whoever may read it no more is not shown it without a network either.
		if (response.status >= 400 && response.status < 500) await pages.delete(request.url);
		const useless = response.status >= 500 || (await isBroken(response.clone(), pages));
		return useless ? ((await kept()) ?? response) : response;
	} catch {
		return (await kept()) ?? Response.error();
	}
}

/**
 * Whether a page is of the version that did not start.
 *
 * @param {Response} response
 * @param {Cache} pages
 */
async function isBroken(response, pages) {
	const broken = await (await pages.match(BROKEN))?.text();
	return broken !== undefined && (await response.text()).includes(`data-version="${broken}"`);
}

/**
 * A part never changes under its name: the kept one serves.
 *
 * @param {Request} request
 */
async function partFor(request) {
	const parts = await caches.open(PARTS);
	return (await parts.match(request.url)) ?? fetch(request);
}

/**
 * Keeps a page that has started and its parts, and then lets go of parts that it does not need.
 *
 * @param {string} page
 * @param {string[]} needed
 */
async function keep(page, needed) {
	const [pages, parts] = await Promise.all([caches.open(PAGES), caches.open(PARTS)]);
	const response = await fetch(page);
	const begins = (await response.clone().text()).match(/_app\/immutable\/entry\/[\w.-]+/g) ?? [];
	// By now the server may give another version, which has not started here.
	if (!response.ok || begins.some((part) => !needed.includes(`/${part}`))) return;
	const pathOf = (/** @type {Request} */ { url }) => new URL(url).pathname;
	const held = await parts.keys();
	const paths = new Set(held.map(pathOf));
	await parts.addAll(needed.filter((part) => !paths.has(part)));
	await pages.put(page, response);
	for (const request of held) if (!needed.includes(pathOf(request))) await parts.delete(request);
}

/**
 * Remembers a version that did not start.
 *
 * @param {string} version
 */
async function remember(version) {
	const pages = await caches.open(PAGES);
	await pages.put(BROKEN, new Response(version));
}
