import type { Confirmed } from '#lib/client/confirmed.svelte.ts';
import { Polling } from '#lib/client/polling.ts';
import type { Surroundings } from '#lib/client/surroundings.ts';
import type { OpenTransport } from '#lib/client/transport.ts';
import { FakeEdge } from './fake-edge.ts';
import type { FakeServer } from './fake-server.ts';

/** A browser around a fake server. */
export class FakeBrowser implements Surroundings {
	readonly kept = memory();
	isOnline = true;
	luck = 0.5;
	changed: () => void = () => undefined;
	readonly open: OpenTransport;
	/** What answers plain requests. */
	readonly edge: FakeEdge;
	/** How often what makes them was loaded. */
	loaded = 0;

	constructor(server: FakeServer) {
		this.open = server.open;
		this.edge = new FakeEdge(server);
	}

	storage = () => this.kept;
	polling = async (confirmed: Confirmed) => {
		this.loaded += 1;
		return new Polling(confirmed, this, this.edge.fetch);
	};
	online = () => this.isOnline;
	random = () => this.luck;
	watch = (changed: () => void) => {
		this.changed = changed;
		return () => undefined;
	};
}

/** A browser's storage, empty. */
function memory(): Storage {
	const items = new Map<string, string>();
	return {
		get length() {
			return items.size;
		},
		clear: () => items.clear(),
		key: (index) => [...items.keys()][index] ?? null,
		getItem: (key) => items.get(key) ?? null,
		setItem: (key, value) => void items.set(key, value),
		removeItem: (key) => void items.delete(key)
	};
}
