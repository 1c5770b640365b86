import { OPEN_WITHIN, type Line, type LineEvents, type OpenLine } from './line.ts';

/** The packets of socket.io's protocol (5, in messages of engine.io's 4) that text over a WebSocket needs. */
const PACKET = {
	handshake: '0',
	ping: '2',
	pong: '3',
	connect: '40',
	event: '42',
	answer: '43'
} as const;
const PARTS = /^(\d\d?)(\d*)([^]*)$/;

/** A line by socket.io's protocol over a bare WebSocket. Its own client, which knows many other ways, is ten times the size. */
export const openWebSocketLine: OpenLine = (auth, events) => {
	const url = new URL('/socket.io/?EIO=4&transport=websocket', location.origin);
	url.protocol = url.protocol.replace('http', 'ws');
	return new WebSocketLine(new WebSocket(url), auth, events);
};

interface Question {
	resolve(answer: unknown): void;
	reject(reason: Error): void;
	timer: ReturnType<typeof setTimeout>;
}

class WebSocketLine implements Line {
	readonly #socket: WebSocket;
	readonly #auth: object;
	readonly #events: LineEvents;
	readonly #questions = new Map<number, Question>();
	readonly #late: ReturnType<typeof setTimeout>;
	#asked = 0;

	constructor(socket: WebSocket, auth: object, events: LineEvents) {
		this.#socket = socket;
		this.#auth = auth;
		this.#events = events;
		this.#late = setTimeout(() => this.#lost(), OPEN_WITHIN);
		socket.onmessage = ({ data }) => this.#hear(String(data));
		socket.onclose = () => this.#lost();
	}

	ask(event: string, payload: object, within: number): Promise<unknown> {
		const id = this.#asked;
		this.#asked += 1;
		this.#send(PACKET.event + id, [event, payload]);
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => this.#fail(id), within);
			this.#questions.set(id, { resolve, reject, timer });
		});
	}

	tell(event: string, payload: object): void {
		this.#send(PACKET.event, [event, payload]);
	}

	close(): void {
		clearTimeout(this.#late);
		this.#socket.onmessage = this.#socket.onclose = null;
		this.#socket.close();
		for (const id of this.#questions.keys()) this.#fail(id);
	}

	#send(packet: string, body: object): void {
		this.#socket.send(packet + JSON.stringify(body));
	}

	#lost(): void {
		this.close();
		this.#events.closed();
	}

	#hear(packet: string): void {
		this.#events.sign();
		try {
			this.#take(packet);
		} catch {
			// What cannot be read comes from no server of ours.
			this.#lost();
		}
	}

	#take(packet: string): void {
		const [, kind, id, body = ''] = PARTS.exec(packet) ?? [];
		switch (kind) {
			case PACKET.handshake:
				return this.#send(PACKET.connect, this.#auth);
			case PACKET.ping:
				return this.#socket.send(PACKET.pong);
			case PACKET.connect:
				clearTimeout(this.#late);
				return this.#events.opened();
			case PACKET.event: {
				const [event, payload] = listOf(body);
				return this.#events.heard(String(event), payload);
			}
			case PACKET.answer:
				return this.#answer(Number(id), listOf(body)[0]);
			default:
				// The server ends the connection, or refuses it.
				return this.#lost();
		}
	}

	#answer(id: number, answer: unknown): void {
		const question = this.#questions.get(id);
		clearTimeout(question?.timer);
		this.#questions.delete(id);
		question?.resolve(answer);
	}

	#fail(id: number): void {
		const question = this.#questions.get(id);
		clearTimeout(question?.timer);
		this.#questions.delete(id);
		question?.reject(new Error('The server did not answer'));
	}
}

function listOf(body: string): unknown[] {
	const list: unknown = JSON.parse(body);
	if (!Array.isArray(list)) throw new Error('An event is a list');
	return list;
}
