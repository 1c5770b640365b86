import compression from 'compression';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';

const STOP_WITHIN = 9_000;
const LEAVING = { connection: 'close', 'retry-after': '1', 'content-type': 'application/json' };
const STOPPING = JSON.stringify({
	error: { code: 'unavailable', message: 'This server is being stopped: ask again' }
});
/** How long a request may take to come, in ms: its head, and all of it. Who is slower is let go. */
const PATIENCE = {
	headersTimeout: 8_000,
	requestTimeout: 30_000,
	// A proxy closes what it keeps after a minute: closed first from here, a request of its would meet the end of it.
	keepAliveTimeout: 75_000,
	connectionsCheckingInterval: 1_000
};
/** Connections that may wait to be taken: after a restart all viewers come at once. */
const BACKLOG = 4_096;

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {import('./lib/server/process.ts').Running} Running
 */

// The page framework reads variables with this prefix alone, so an operator's ORIGIN or HOST is read once, by the application.
process.env['ADAPTER_PROTOCOL_HEADER'] = 'x-demarche-protocol';
process.env['ADAPTER_HOST_HEADER'] = 'x-demarche-host';
process.env['ADAPTER_BODY_SIZE_LIMIT'] = '256K';
process.env['ADAPTER_ADDRESS_HEADER'] = 'x-demarche-address';

/** @type {(request: any, response: any, next: () => void) => void} It is typed for Express, and needs no more than node gives. */
const compress = compression();

/** @type {(request: Request, response: Response) => void} */
let answer = (_, response) => void response.writeHead(503).end();

/** @type {Set<Response>} */
const unfinished = new Set();

// Sockets attach while the application starts, behind this listener, or both would answer.
const server = createServer(PATIENCE, (request, response) => answer(request, response));

/**
 * Answers requests with the pages, telling them the public address, and whence a request comes, in headers no client can set.
 *
 * @param {(request: Request, response: Response) => void} handler
 * @param {Running} running
 */
function answerWith(handler, { origin, addressOf }) {
	const given = origin === undefined ? undefined : new URL(origin);
	answer = (request, response) => {
		unfinished.add(response);
		response.once('close', () => unfinished.delete(response));
		response.once('finish', () => letFlow(request));
		request.headers['x-demarche-protocol'] = given?.protocol.slice(0, -1) ?? 'http';
		request.headers['x-demarche-host'] = given?.host ?? request.headers.host;
		request.headers['x-demarche-address'] = addressOf(request);
		compress(request, response, () => handler(request, response));
	};
}

/**
 * Lets flow away what nobody has read of a request: all that comes after it on its connection would wait for that, and a proxy
 * gives the same connection to others.
 *
 * @param {Request} request
 */
function letFlow(request) {
	request.removeAllListeners('data').resume();
}

/**
 * Starts the application and listens where it says.
 *
 * @returns {Promise<Running>}
 */
async function start() {
	Reflect.set(globalThis, Symbol.for('demarche.http'), server);
	const built = new URL('../build/handler.js', import.meta.url);
	const { handler } = await import(built.href);
	/** @type {Running} */
	const running = Reflect.get(globalThis, Symbol.for('demarche.running'));
	answerWith(handler, running);
	server.listen({ port: running.port, host: running.host, backlog: BACKLOG });
	await once(server, 'listening');
	return running;
}

/** Where a person finds the server, by the address it really has. */
function address() {
	const bound = server.address();
	if (bound === null || typeof bound === 'string') throw new Error('The server is not listening');
	const host = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
	return `http://${host}:${bound.port}/`;
}

/**
 * Takes no more requests, finishes those it has, lets the application go, and ends the process.
 *
 * @param {Running} running
 */
async function stop(running) {
	server.close();
	// Whoever asks on a connection that is kept is sent to make another, which another server takes.
	answer = (_, response) => void response.writeHead(503, LEAVING).end(STOPPING);
	const answered = [...unfinished].map((response) => once(response, 'close'));
	const done = Promise.all([running.stop(), ...answered]);
	const late = setTimeout(STOP_WITHIN, 'late', { ref: false });
	process.exit((await Promise.race([done, late])) === 'late' ? 1 : 0);
}

/**
 * Says why there is no server. What the operator can mend is one line; anything else is a bug and shows its stack.
 *
 * @param {unknown} error
 */
function explain(error) {
	if (!(error instanceof Error)) throw error;
	const mendable =
		error.name === 'StartError' || ('syscall' in error && error.syscall === 'listen');
	console.error(mendable ? `Demarche cannot start: ${error.message}` : error);
	process.exit(1);
}

try {
	const running = await start();
	for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => stop(running));
	if (running.firstAdmin) {
		const link = new URL(running.firstAdmin, running.origin ?? address());
		console.log(`Nobody has an account yet. Become its admin, once, at ${link}`);
	}
	console.log(`Demarche is at ${address()}`);
} catch (error) {
	explain(error);
}
