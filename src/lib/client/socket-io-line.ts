import { io } from 'socket.io-client';
import { OPEN_WITHIN, type OpenLine } from './line.ts';

/** A line by every way that socket.io knows, for networks that let no WebSocket through. */
export const openSocketIoLine: OpenLine = (auth, events) => {
	const socket = io(location.origin, {
		auth,
		transports: ['polling', 'websocket'],
		reconnection: false,
		forceNew: true,
		timeout: OPEN_WITHIN
	});
	const lost = () => {
		socket.off();
		events.closed();
	};
	socket.io.on('open', () => socket.io.engine.on('packet', () => events.sign()));
	socket.on('connect', () => events.opened());
	socket.on('disconnect', lost);
	socket.on('connect_error', lost);
	socket.onAny((event: string, payload: unknown) => events.heard(event, payload));
	return {
		ask: (event, payload, within) => socket.timeout(within).emitWithAck(event, payload),
		tell: (event, payload) => socket.emit(event, payload),
		close: () => {
			socket.off();
			socket.offAny();
			socket.io.off();
			socket.disconnect();
		}
	};
};
