import type { Live } from './types.ts';

/** Those who leave do so within this time, in ms: so much for each, that others are not stormed. */
const LEAST = 1_000;
const MOST = 3_000;
/** How long after it whoever does not leave by themself is waited for, in ms. */
const GRACE = 500;

/** Asks everybody to come back elsewhere. Resolves when they are gone, or had their time. */
export function bidFarewell(io: Live): Promise<void> {
	const { sockets } = io.sockets;
	if (sockets.size === 0) return Promise.resolve();
	const within = Math.min(MOST, Math.max(LEAST, sockets.size));
	io.emit('leave', { within });
	return new Promise((resolve) => {
		const late = setTimeout(resolve, within + GRACE);
		const look = () => {
			if (sockets.size > 0) return;
			clearTimeout(late);
			resolve();
		};
		// One who is told of as gone is not yet taken off the list.
		for (const socket of sockets.values()) socket.on('disconnect', () => setImmediate(look));
	});
}
