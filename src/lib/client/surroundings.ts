import type { Confirmed } from './confirmed.svelte.ts';
import type { Device } from './connection.ts';
import { inTurns } from './in-turns.ts';
import { openLazily } from './lazy-transport.ts';
import { browserStorage, type Storage } from './outbox.ts';
import type { Polling } from './polling.ts';
import { transportBy } from './socket-transport.ts';
import type { OpenTransport } from './transport.ts';
import { openWebSocketLine } from './web-socket-line.ts';

/** What a live board needs of the browser around it. */
export interface Surroundings extends Device {
	open: OpenTransport;
	storage(): Storage | null;
	/** Loads what reads a board while there is no connection; rejects where that cannot be had now. */
	polling(confirmed: Confirmed): Promise<Polling>;
	/** Calls back when the network comes or goes, or the page is looked at again, until the returned function is called. */
	watch(changed: () => void): () => void;
}

const openDirectly = transportBy(openWebSocketLine);
const openByOtherWays = openLazily(() =>
	import('./socket-io-line.ts').then(({ openSocketIoLine }) => transportBy(openSocketIoLine))
);

/** A real browser. Nothing here is touched on the server before a page connects. */
export const inBrowser: Surroundings = {
	open: inTurns(openDirectly, openByOtherWays),
	storage: browserStorage,
	polling: (confirmed) =>
		import('./polling.ts').then(({ Polling }) => new Polling(confirmed, inBrowser)),
	online: () => navigator.onLine,
	random: Math.random,
	watch: (changed) => {
		const stop = new AbortController();
		const { signal } = stop;
		addEventListener('online', changed, { signal });
		addEventListener('offline', changed, { signal });
		addEventListener('pageshow', changed, { signal });
		const seen = () => document.visibilityState === 'visible' && changed();
		document.addEventListener('visibilitychange', seen, { signal });
		return () => stop.abort();
	}
};
