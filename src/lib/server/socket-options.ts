import type { ServerOptions } from 'socket.io';
import { PING_EVERY, PING_PATIENCE } from '#lib/protocol/live.ts';
import { guests } from './guests.ts';
import { Pace } from './live/pace.ts';
import { isOurOrigin } from './origin.ts';

/** Connections made in one turn of the event loop. */
const HANDSHAKES_A_TURN = 16;
/** Longer than a crowd of many thousands waits for its handshakes, in ms. */
const UNKNOWN_FOR = 30_000;

/** What every socket server here has in common. `origin` is the configured public address, if any: pages of other sites are refused. */
export function socketOptions(origin: string | undefined): Partial<ServerOptions> {
	const handshakes = new Pace(HANDSHAKES_A_TURN);
	return {
		serveClient: false,
		perMessageDeflate: false,
		httpCompression: false,
		// Of several socket servers on one HTTP server, each ends what it does not know and nobody has answered by then.
		destroyUpgradeTimeout: UNKNOWN_FOR,
		pingInterval: PING_EVERY,
		pingTimeout: PING_PATIENCE,
		allowRequest: (request, decide) => {
			const { origin: page, host } = request.headers;
			const isOurs = isOurOrigin(page, host, origin);
			handshakes.do(() => {
				if (guests.hasRoomFor(request)) decide(null, isOurs);
				else decide('There are too many connections: try again later', false);
			});
		}
	};
}
