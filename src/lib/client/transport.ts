import type {
	Ailing,
	Changes,
	Checking,
	Doing,
	Epoch,
	Hello,
	Join,
	JoinAnswer,
	Leave,
	Presence,
	Submit,
	SubmitAnswer
} from '#lib/protocol/live.ts';
import type { Access } from '#lib/protocol/access.ts';
import type { Unread } from '#lib/protocol/inbox.ts';

/** What one connection tells. */
export interface TransportEvents {
	opened(): void;
	/** At most once, and the last thing it tells. */
	closed(): void;
	/** Something came from the server, if only a ping. */
	sign(): void;
	hello(hello: Hello): void;
	changes(changes: Changes): void;
	presence(presence: Presence): void;
	access(access: Access): void;
	inbox(unread: Unread): void;
	ailing(ailing: Ailing): void;
	leave(leave: Leave): void;
	epoch(epoch: Epoch): void;
	checking(checking: Checking): void;
}

/** One connection to the server: made once, lost once. A question that gets no answer in time rejects. */
export interface Transport {
	join(join: Join): Promise<JoinAnswer>;
	submit(submit: Submit): Promise<SubmitAnswer>;
	doing(doing: Doing): void;
	/** Lets go of it; it tells nothing any more. */
	close(): void;
}

/** Begins a connection. */
export type OpenTransport = (events: TransportEvents) => Transport;
