import { Socket } from 'node:net';

/** What must be known of the engine's insides to write past it. */
interface Engine {
	upgrading: boolean;
	/** Packets that wait until earlier ones are written. */
	writeBuffer: unknown[];
	transport: Transport;
}

interface Transport {
	name: string;
	/** False from when something is given to the websocket until it is written. */
	writable: boolean;
	socket: WebSocketInside;
}

interface WebSocketInside {
	readyState: number;
	/** What was negotiated, such as compression, which would be asynchronous; empty where nothing was. */
	extensions: string;
	_socket: Socket;
}

const OPEN = 1;

/** The TCP socket beneath one connection, to be written to past the engine. */
export class Wire {
	/** Of the socket whose it is. */
	readonly id: string;
	readonly #engine: Engine;
	readonly #transport: Transport;
	readonly #webSocket: WebSocketInside;
	readonly #socket: Socket;

	private constructor(id: string, engine: Engine) {
		this.id = id;
		this.#engine = engine;
		this.#transport = engine.transport;
		this.#webSocket = engine.transport.socket;
		this.#socket = engine.transport.socket._socket;
	}

	/** Undefined where the engine's insides are not as expected, or the connection is no plain websocket (yet). */
	static of(id: string, conn: object): Wire | undefined {
		return isEngine(conn) && !conn.upgrading ? new Wire(id, conn) : undefined;
	}

	/**
	 * Writes a frame after all that was sent before and before all that is sent from now on. False, and nothing is
	 * written, where something waits still: the engine has it, and must have what follows.
	 */
	write(frame: Buffer): boolean {
		const { writeBuffer, transport, upgrading } = this.#engine;
		if (writeBuffer.length > 0 || upgrading || transport !== this.#transport) return false;
		if (!transport.writable || this.#webSocket.readyState !== OPEN) return false;
		if (!this.#socket.writable || this.#socket.writableLength > 0) return false;
		this.#socket.write(frame);
		return true;
	}
}

/** Packets that wait until earlier ones are written; 0 where the engine's insides are not as expected. */
export function waitingOn(conn: object): number {
	return 'writeBuffer' in conn && Array.isArray(conn.writeBuffer) ? conn.writeBuffer.length : 0;
}

const isEngine = (conn: object): conn is Engine =>
	'upgrading' in conn &&
	'writeBuffer' in conn &&
	Array.isArray(conn.writeBuffer) &&
	'transport' in conn &&
	isWebSocketTransport(conn.transport);

const isWebSocketTransport = (transport: unknown): transport is Transport =>
	isObject(transport) &&
	'name' in transport &&
	transport.name === 'websocket' &&
	'writable' in transport &&
	'socket' in transport &&
	isPlainWebSocket(transport.socket);

const isPlainWebSocket = (socket: unknown): socket is WebSocketInside =>
	isObject(socket) &&
	'readyState' in socket &&
	'extensions' in socket &&
	socket.extensions === '' &&
	'_socket' in socket &&
	socket._socket instanceof Socket;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
