import type * as z from 'zod/mini';
import {
	Ailing,
	Changes,
	Checking,
	Epoch,
	Hello,
	JoinAnswer,
	Leave,
	Presence,
	SubmitAnswer,
	type ClientEvents
} from '#lib/protocol/live.ts';
import { Access } from '#lib/protocol/access.ts';
import { Unread } from '#lib/protocol/inbox.ts';
import type { Line, OpenLine } from './line.ts';
import type { OpenTransport, Transport, TransportEvents } from './transport.ts';

const JOIN_WITHIN = 8_000;
const SUBMIT_WITHIN = 15_000;

/** A connection to the server this page came from, over a line that is opened so. */
export const transportBy =
	(open: OpenLine): OpenTransport =>
	(events) => {
		const tellings = tellingsOf(events);
		const line = open(
			{},
			{
				opened: () => events.opened(),
				closed: () => events.closed(),
				sign: () => events.sign(),
				heard: (event, payload) => {
					if (tellings.get(event)?.(payload) ?? true) return;
					line.close();
					events.closed();
				}
			}
		);
		return { ...questionsOver(line), close: () => line.close() };
	};

/** Each says false where a payload is not as agreed: another version, or no server of ours. The connection is worth nothing then. */
const tellingsOf = (events: TransportEvents) =>
	new Map([
		['hello', telling(Hello, events.hello)],
		['changes', telling(Changes, events.changes)],
		['presence', telling(Presence, events.presence)],
		['access', telling(Access, events.access)],
		['inbox', telling(Unread, events.inbox)],
		['ailing', telling(Ailing, events.ailing)],
		['leave', telling(Leave, events.leave)],
		['epoch', telling(Epoch, events.epoch)],
		['checking', telling(Checking, events.checking)]
	]);

const telling =
	<S extends z.ZodMiniType>(schema: S, tell: (value: z.output<S>) => void) =>
	(payload: unknown): boolean => {
		const { success, data } = schema.safeParse(payload);
		if (success) tell(data);
		return success;
	};

function questionsOver(line: Line): Pick<Transport, 'join' | 'submit' | 'doing'> {
	const ask = (event: keyof ClientEvents, payload: object, within: number) =>
		line.ask(event, payload, within);
	return {
		join: async (join) => JoinAnswer.parse(await ask('join', join, JOIN_WITHIN)),
		submit: async (submit) => SubmitAnswer.parse(await ask('submit', submit, SUBMIT_WITHIN)),
		doing: (doing) => line.tell('presence', doing)
	};
}
