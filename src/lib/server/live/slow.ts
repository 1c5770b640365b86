import type { Socket } from 'socket.io';
import { waitingOn } from './wire.ts';

/** Packets that may wait for one viewer: over a second of the busiest board. Who lags further back is better served by catching up. */
const MOST_WAITING = 32;

/** Lets a viewer go that does not read what it is sent; it comes back by itself and catches up. Says whether it did. */
export function dropIfSlow({ conn }: Pick<Socket, 'conn'>): boolean {
	if (waitingOn(conn) <= MOST_WAITING) return false;
	// Closing in order would wait until everything is read: what is queued is thrown away instead.
	conn.close(true);
	return true;
}
