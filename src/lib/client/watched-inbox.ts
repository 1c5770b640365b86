import { Unread } from '#lib/protocol/inbox.ts';

/** Hears on a page without a board when something comes to this person's inbox, or was read elsewhere. */
export class WatchedInbox {
	readonly #changed: () => void;
	#unread: number | null = null;

	constructor(changed: () => void) {
		this.#changed = changed;
	}

	/** Connects, and stays connected until the returned function is called. Once, in the browser. */
	connect(): () => void {
		const opening = this.#open();
		return () => void opening.then((socket) => socket.disconnect());
	}

	async #open() {
		const { io } = await import('socket.io-client');
		const socket = io();
		socket.on('inbox', (payload: unknown) => {
			const { data } = Unread.safeParse(payload);
			// The first count after a return may be that of the page: only a reading anew can tell.
			if (data && (this.#unread !== null || socket.recovered)) this.#changed();
			this.#unread = data?.unread ?? null;
		});
		return socket;
	}
}
