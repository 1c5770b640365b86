import type { ServerOptions } from 'socket.io';
import { PING_EVERY, PING_PATIENCE } from '#lib/protocol/live.ts';
import { isOurOrigin } from './origin.ts';

/** What every socket server here has in common. `origin` is the configured public address, if any: pages of other sites are refused. */
export const socketOptions = (origin: string | undefined): Partial<ServerOptions> => ({
	serveClient: false,
	perMessageDeflate: false,
	httpCompression: false,
	pingInterval: PING_EVERY,
	pingTimeout: PING_PATIENCE,
	allowRequest: ({ headers }, decide) =>
		decide(null, isOurOrigin(headers.origin, headers.host, origin))
});
