import { Unread } from '#lib/protocol/inbox.ts';

/** Hears on a page without a board when something comes to this person's inbox, or was read elsewhere. */
export class WatchedInbox {
	readonly #shown: () => number;
	readonly #changed: () => void;

	/** `shown`: how much the page says is unread; `changed` is called when the inbox is not any more as the page shows it. */
	constructor(shown: () => number, changed: () => void) {
		this.#shown = shown;
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
		let isFirst = true;
		socket.on('inbox', (payload: unknown) => {
			const { data } = Unread.safeParse(payload);
			// Once connected it is said, whether anything has changed since or not; after a gap as much may be unread of others.
			if (data && (!isFirst || data.unread !== this.#shown())) this.#changed();
			isFirst = false;
		});
		return socket;
	}
}
