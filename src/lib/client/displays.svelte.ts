import { DISPLAYS_NAMESPACE, DISPLAYS_SOCKET_PATH, DisplayLines } from '#lib/protocol/displays.ts';

/** All displays as those who look after them see them, live. */
export class WatchedDisplays {
	#lines: DisplayLines;
	#connected = $state.raw(false);

	constructor(lines: DisplayLines) {
		this.#lines = $state.raw(lines);
	}

	get lines(): DisplayLines {
		return this.#lines;
	}

	/** False while what is shown may be old. */
	get isLive(): boolean {
		return this.#connected;
	}

	/** What a page was loaded with, where it is newer. */
	receive(lines: DisplayLines): void {
		if (lines.at >= this.#lines.at) this.#lines = lines;
	}

	/** Connects, and stays connected until the returned function is called. Once, in the browser. */
	connect(): () => void {
		const opening = this.#open();
		return () => void opening.then((socket) => socket.disconnect());
	}

	async #open() {
		const { io } = await import('socket.io-client');
		const socket = io(location.origin + DISPLAYS_NAMESPACE, { path: DISPLAYS_SOCKET_PATH });
		socket.on('disconnect', () => (this.#connected = false));
		socket.on('lines', (payload: unknown) => {
			const { data } = DisplayLines.safeParse(payload);
			if (!data) return;
			this.#connected = true;
			this.receive(data);
		});
		return socket;
	}
}
