import type { Live, LiveSocket } from './types.ts';

/** Packets that may wait for one viewer: over a second of the busiest board. Who lags further back is better served by catching up. */
const MOST_WAITING = 32;

/** Lets a viewer go that does not read what it is sent; it comes back by itself and catches up. Says whether it did. */
export function dropIfSlow({ conn }: LiveSocket): boolean {
	if (waitingFor(conn) <= MOST_WAITING) return false;
	// Closing in order would wait until everything is read: what is queued is thrown away instead.
	conn.close(true);
	return true;
}

/** Lets go of all viewers in a room that do not read. */
export function dropSlow(io: Live, room: string): void {
	for (const id of io.of('/').adapter.rooms.get(room) ?? []) {
		const socket = io.of('/').sockets.get(id);
		if (socket) dropIfSlow(socket);
	}
}

/** Packets that wait until earlier ones are written. The engine has no public count of them; were it renamed, nobody would be dropped. */
function waitingFor(conn: LiveSocket['conn']): number {
	const waiting: unknown = Reflect.get(conn, 'writeBuffer');
	return Array.isArray(waiting) ? waiting.length : 0;
}
