import type { IncomingMessage, Server } from 'node:http';

/** What the process around the application must know of it: where to listen, and how to stop it. */
export interface Running {
	readonly host: string;
	readonly port: number;
	readonly origin: string | undefined;
	/** How many proxies before it are believed about where a request comes from, and how it is named. */
	readonly trustedProxies: number;
	/** The network address that a request comes from. */
	readonly addressOf: (request: IncomingMessage) => string;
	/** The path at which the first admin is made, while there is none. */
	readonly firstAdmin: string | undefined;
	/** Lets viewers and the database go. Resolves when nothing acknowledged can be lost any more. */
	readonly stop: () => Promise<void>;
}

const HTTP = Symbol.for('demarche.http');
const RUNNING = Symbol.for('demarche.running');

interface Shared {
	[HTTP]?: Server;
	[RUNNING]?: Running;
}

/** The bundle and `src/serve.js` (in development: Vite) share no module, so they meet on the global object. */
const shared: typeof globalThis & Shared = globalThis;

/** The HTTP server that pages and sockets share. It exists before the application starts. */
export function httpServer(): Server {
	const server = shared[HTTP];
	if (!server)
		throw new Error('The process has no HTTP server: start it by src/serve.js or vite dev');
	return server;
}

/** Tells the process that the application runs. */
export function announce(running: Running): void {
	shared[RUNNING] = running;
}

/** What was announced, if the application runs already: in development it is loaded anew after an edit. */
export const announced = (): Running | undefined => shared[RUNNING];
