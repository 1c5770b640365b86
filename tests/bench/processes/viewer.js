import { WebSocket } from 'ws';

/**
 * One viewer: a bare socket that speaks engine.io 4 and socket.io 5 by hand, and reads no more of a frame than its beginning.
 * Greeted with `board`, it joins that board; without, it is on a server that speaks neither.
 */
export class Viewer {
	/** @type {(frame: string) => void} */
	onFrame = () => undefined;
	/** @type {Map<number, (answer: string) => void>} */
	#answers = new Map();
	#asked = 0;
	#socket;
	#board;
	#key;
	joined;

	/**
	 * @param {string} url
	 * @param {string | null} board
	 * @param {{ since?: number | undefined, key?: string | undefined }} as what it holds already, and the key it has
	 */
	constructor(url, board, { since, key } = {}) {
		this.#board = board;
		this.#key = key;
		const path = board === null ? '' : '/socket.io/?EIO=4&transport=websocket';
		const origin = url.replace(/^ws/, 'http');
		this.#socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, {
			perMessageDeflate: false,
			origin
		});
		this.joined = new Promise((joined, failed) => {
			this.#socket.once('error', failed);
			this.#socket.once('close', () => failed(new Error('The socket was closed')));
			if (board === null) this.#socket.once('open', joined);
			this.#socket.on('message', (data) => this.#receive(String(data), joined, since ?? null));
		});
	}

	/** @param {string} text */
	send(text) {
		this.#socket.send(text);
	}

	/**
	 * @param {string} event
	 * @param {unknown} payload
	 * @returns {Promise<string>} the answer, as it came
	 */
	ask(event, payload) {
		return this.askEncoded(JSON.stringify([event, payload]));
	}

	/**
	 * @param {string} encoded event and payload as they go over the wire
	 * @returns {Promise<string>} the answer, as it came
	 */
	askEncoded(encoded) {
		const id = (this.#asked += 1);
		this.send(`42${id}${encoded}`);
		return new Promise((answered) => this.#answers.set(id, answered));
	}

	close() {
		this.#socket.terminate();
	}

	/**
	 * @param {string} text
	 * @param {(answer: unknown) => void} joined
	 * @param {number | null} since
	 */
	#receive(text, joined, since) {
		if (text.startsWith('42') || this.#board === null) this.onFrame(text);
		else if (text === '2') this.send('3');
		else if (text.startsWith('43')) this.#answered(text);
		else if (text.startsWith('40')) {
			const join = since === null ? { board: this.#board } : { board: this.#board, since };
			void this.ask('join', join).then(joined);
		} else if (text.startsWith('0')) {
			this.send(`40${JSON.stringify({ key: this.#key })}`);
		}
	}

	/** @param {string} text */
	#answered(text) {
		const start = text.indexOf('[');
		const id = Number(text.slice(2, start));
		this.#answers.get(id)?.(text.slice(start));
		this.#answers.delete(id);
	}
}
