import {
	Changes,
	Hello,
	JoinAnswer,
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
		const line = open(
			{},
			{
				opened: () => events.opened(),
				closed: () => events.closed(),
				sign: () => events.sign(),
				heard: (event, payload) => {
					if (isTold(event, payload, events)) return;
					line.close();
					events.closed();
				}
			}
		);
		return { ...questionsOver(line), close: () => line.close() };
	};

/** False where a payload is not as agreed: another version, or no server of ours. The connection is worth nothing then. */
function isTold(event: string, payload: unknown, events: TransportEvents): boolean {
	switch (event) {
		case 'hello': {
			const hello = Hello.safeParse(payload);
			if (hello.success) events.hello(hello.data);
			return hello.success;
		}
		case 'changes': {
			const changes = Changes.safeParse(payload);
			if (changes.success) events.changes(changes.data);
			return changes.success;
		}
		case 'presence': {
			const presence = Presence.safeParse(payload);
			if (presence.success) events.presence(presence.data);
			return presence.success;
		}
		case 'access': {
			const access = Access.safeParse(payload);
			if (access.success) events.access(access.data);
			return access.success;
		}
		case 'inbox': {
			const inbox = Unread.safeParse(payload);
			if (inbox.success) events.inbox(inbox.data);
			return inbox.success;
		}
		default:
			return true;
	}
}

function questionsOver(line: Line): Pick<Transport, 'join' | 'submit' | 'doing'> {
	const ask = (event: keyof ClientEvents, payload: object, within: number) =>
		line.ask(event, payload, within);
	return {
		join: async (join) => JoinAnswer.parse(await ask('join', join, JOIN_WITHIN)),
		submit: async (submit) => SubmitAnswer.parse(await ask('submit', submit, SUBMIT_WITHIN)),
		doing: (doing) => line.tell('presence', doing)
	};
}
