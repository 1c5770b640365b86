import { io, type Socket } from 'socket.io-client';
import type * as z from 'zod/mini';
import {
	Changes,
	Hello,
	JoinAnswer,
	Presence,
	SubmitAnswer,
	type ClientEvents,
	type ServerEvents
} from '#lib/protocol/live.ts';
import type { Who } from '#lib/protocol/who.ts';
import { whoIsHere } from './person.ts';
import type { OpenTransport, Transport, TransportEvents } from './transport.ts';

const OPEN_WITHIN = 8_000;
const JOIN_WITHIN = 8_000;
const SUBMIT_WITHIN = 15_000;

type Line = Socket<ServerEvents, ClientEvents>;

/** A connection by socket.io to the server this page came from. */
export const openSocket: OpenTransport = (events) => {
	const who = whoIsHere();
	const socket: Line = io(location.origin, {
		auth: who ? { actor: who } : {},
		transports: ['websocket', 'polling'],
		tryAllTransports: true,
		reconnection: false,
		forceNew: true,
		timeout: OPEN_WITHIN
	});
	listen(socket, events);
	return transportOver(socket, who);
};

function transportOver(socket: Line, who: Who | null): Transport {
	return {
		who,
		join: async (join) =>
			JoinAnswer.parse(await socket.timeout(JOIN_WITHIN).emitWithAck('join', join)),
		submit: async (submit) =>
			SubmitAnswer.parse(await socket.timeout(SUBMIT_WITHIN).emitWithAck('submit', submit)),
		doing: (doing) => socket.emit('presence', doing),
		close: () => {
			socket.off();
			socket.io.off();
			socket.disconnect();
		}
	};
}

function listen(socket: Line, events: TransportEvents): void {
	const lost = () => {
		socket.off();
		events.closed();
	};
	/** A payload that is not as agreed means another version, or no server of ours: the connection is worth nothing. */
	const parsed =
		<S extends z.ZodMiniType>(schema: S, tell: (value: z.infer<S>) => void) =>
		(payload: unknown) => {
			const result = schema.safeParse(payload);
			if (result.success) tell(result.data);
			else socket.disconnect();
		};
	socket.io.on('open', () => socket.io.engine.on('packet', () => events.sign()));
	socket.on('connect', () => events.opened());
	socket.on('disconnect', lost);
	socket.on('connect_error', lost);
	socket.on(
		'hello',
		parsed(Hello, (hello) => events.hello(hello))
	);
	socket.on(
		'changes',
		parsed(Changes, (changes) => events.changes(changes))
	);
	socket.on(
		'presence',
		parsed(Presence, (presence) => events.presence(presence))
	);
}
