import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Asker } from '#lib/domain/asker.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { ClientEvents, ServerEvents } from '#lib/protocol/live.ts';

/** What is known of one connection. */
export interface Visitor {
	/** Who is there, and what they may do now. */
	asker: Asker;
	/** The board it looks at; null before it has joined one. */
	board: Slug | null;
}

export type Live = Server<ClientEvents, ServerEvents, DefaultEventsMap, Visitor>;
export type LiveSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, Visitor>;
