import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';

const HOST = 'https://board.example';
const WALL = `${HOST}/wall/us-china`;
const startOf = (version: string) => `/_app/immutable/entry/start.${version}.js`;
const pageOf = (version: string) => `<script>import("..${startOf(version)}")</script>`;

/** A cache as the browser has them; what it adds it has of `server`. */
class FakeCache {
	readonly held = new Map<string, Response>();
	readonly #server: (address: string) => Promise<Response>;

	constructor(server: (address: string) => Promise<Response>) {
		this.#server = server;
	}

	keys = () => Promise.resolve([...this.held.keys()].map((url) => ({ url })));
	delete = ({ url }: { url: string }) => Promise.resolve(this.held.delete(url));
	put = async (url: string, response: Response) => void this.held.set(url, response);
	addAll = async (paths: string[]) => {
		const answers = await Promise.all(paths.map((path) => this.#server(HOST + path)));
		if (answers.some(({ ok }) => !ok)) throw new TypeError('A part is not there');
		for (const [index, answer] of answers.entries()) this.held.set(HOST + paths[index], answer);
	};
}

/** The worker of a wall which has kept its page in version 1, and what the server gives by now. */
function aWorker(served: Record<string, string>) {
	const server = async (address: string) =>
		new Response(served[address] ?? '', { status: address in served ? 200 : 404 });
	const [pages, parts] = [new FakeCache(server), new FakeCache(server)];
	pages.held.set(WALL, new Response(pageOf('v1')));
	parts.held.set(HOST + startOf('v1'), new Response('v1'));
	const heard = new Map<string, (event: object) => void>();
	const self = {
		addEventListener: (name: string, listener: (event: object) => void) => heard.set(name, listener)
	};
	const caches = {
		open: (name: string) => Promise.resolve(name === 'demarche-wall-pages' ? pages : parts)
	};
	const world = createContext({ self, caches, fetch: server, URL, Response });
	runInContext(readFileSync('src/service-worker.js', 'utf8'), world);
	/** A page says that it has started; resolves with what became of keeping it. */
	const started = (version: string) => {
		const kept: Promise<unknown>[] = [];
		heard.get('message')?.({
			data: { type: 'started', page: WALL, parts: [startOf(version)] },
			waitUntil: (work: Promise<unknown>) => kept.push(work)
		});
		return Promise.allSettled(kept);
	};
	return { started, page: () => pages.held.get(WALL)?.text(), parts: () => [...parts.held.keys()] };
}

test('W12: the page that has started is kept with its parts, and those of the version before are let go', async () => {
	const { started, page, parts } = aWorker({
		[WALL]: pageOf('v2'),
		[HOST + startOf('v2')]: 'v2'
	});
	await started('v2');
	expect(await page()).toBe(pageOf('v2'));
	expect(parts()).toEqual([HOST + startOf('v2')]);
});

test('W12: where a new version cannot be kept whole, the one that is kept stays whole', async () => {
	const { started, page, parts } = aWorker({ [WALL]: pageOf('v2') });
	await started('v2');
	expect(await page()).toBe(pageOf('v1'));
	expect(parts()).toContain(HOST + startOf('v1'));
});

test('W12: a page that has come to another version since it started here is not kept in its place', async () => {
	const { started, page, parts } = aWorker({
		[WALL]: pageOf('v3'),
		[HOST + startOf('v2')]: 'v2'
	});
	await started('v2');
	expect(await page()).toBe(pageOf('v1'));
	expect(parts()).toContain(HOST + startOf('v1'));
});
