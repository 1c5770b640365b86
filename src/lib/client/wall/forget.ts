import type { Slug } from '#lib/domain/slug.ts';
import { keyOf } from './local-copy.ts';

/** What the wall keeps in its browser bears this name at the front. */
const OURS = /^demarche[.-]wall/;

/** Throws away what this browser keeps of boards for its wall: caches, databases, storage; what became of each. What it cannot reach it leaves. */
export const forgetBoards = () =>
	Promise.allSettled([forgetCaches(), forgetDatabases(), forgetStorage()]);

/** Throws away what this browser keeps of one board for walls at its link. */
export async function forgetBoard(board: Slug): Promise<void> {
	localStorage.removeItem(keyOf(board));
	if (!('caches' in globalThis)) return;
	const pages = await caches.open('demarche-wall-pages');
	const isOf = ({ url }: Request) => new URL(url).pathname === `/wall/${board}`;
	for (const page of await pages.keys())
		if (isOf(page)) await pages.delete(page, { ignoreVary: true });
}

async function forgetCaches(): Promise<void> {
	// Caches exist only where the page came over HTTPS, or from this machine.
	if (!('caches' in globalThis)) return;
	for (const name of await caches.keys()) if (OURS.test(name)) await caches.delete(name);
}

async function forgetDatabases(): Promise<void> {
	for (const { name } of await indexedDB.databases())
		if (name && OURS.test(name)) indexedDB.deleteDatabase(name);
}

async function forgetStorage(): Promise<void> {
	for (const storage of [localStorage, sessionStorage]) {
		const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
		for (const key of keys) if (OURS.test(key)) storage.removeItem(key);
	}
}
