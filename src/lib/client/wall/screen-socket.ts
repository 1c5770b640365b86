import { io } from 'socket.io-client';
import {
	DISPLAYS_SOCKET_PATH,
	SCREEN_NAMESPACE,
	ScreenCommand,
	Standing,
	type Report
} from '#lib/protocol/displays.ts';

/** What a screen's line to the server tells. */
export interface ScreenEvents {
	/** The server is there; or it is gone, and tried again for ever. */
	link(connected: boolean): void;
	standing(standing: Standing): void;
	command(command: ScreenCommand): void;
}

/** A screen's line to the server that its page came from. */
export interface ScreenLine {
	report(report: Report): void;
	close(): void;
}

/** Opens the line; it comes back by itself until it is closed. What arrives and is not as agreed means another version: the page is loaded anew. */
export function openScreenLine(events: ScreenEvents): ScreenLine {
	const socket = io(location.origin + SCREEN_NAMESPACE, {
		path: DISPLAYS_SOCKET_PATH,
		transports: ['websocket', 'polling'],
		tryAllTransports: true,
		forceNew: true,
		reconnectionDelayMax: 10_000
	});
	socket.on('connect', () => events.link(true));
	socket.on('disconnect', () => events.link(false));
	socket.on('connect_error', () => events.link(false));
	socket.on('standing', (payload: unknown) => {
		events.standing(Standing.safeParse(payload).data ?? { kind: 'revoked' });
	});
	socket.on('command', (payload: unknown) => {
		const { data } = ScreenCommand.safeParse(payload);
		if (data) events.command(data);
	});
	return {
		report: (report) => socket.volatile.emit('report', report),
		close: () => socket.disconnect()
	};
}
