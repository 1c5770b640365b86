import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Actor } from '#lib/domain/actor.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { ClientEvents, ServerEvents } from '#lib/protocol/live.ts';

/** What is known of one connection. */
export interface Visitor {
	/** Null until whoever is there has given a name. */
	actor: Actor | null;
	/** The board it looks at; null before it has joined one. */
	board: Slug | null;
}

export type Live = Server<ClientEvents, ServerEvents, DefaultEventsMap, Visitor>;
export type LiveSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, Visitor>;
