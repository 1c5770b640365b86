import type { Access } from '#lib/protocol/access.ts';
import type { Transport } from './transport.ts';

/** What a sync tells. */
export interface SyncEvents {
	/** The board is current, and commands may be sent. */
	joined(transport: Transport): void;
	parted(): void;
	/** Who is here, and what they may do. */
	access(access: Access): void;
	/** How much of their inbox is unread. */
	unread(count: number): void;
	/** What was held is gone; the board as it is comes next. */
	restored(): void;
}
