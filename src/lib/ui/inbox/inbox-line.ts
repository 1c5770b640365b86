import type { ArrivalKind } from '#lib/domain/arrival.ts';
import type { Instant } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** Something in an inbox, as its page says it. */
export interface InboxLine {
	/** The board's address, and its name. */
	slug: Slug;
	board: string;
	revision: number;
	kind: ArrivalKind;
	issue: Slug;
	title: string;
	at: Instant;
	who: string;
	words: string;
	reason: string;
	isRead: boolean;
	/** Of something to review: whether it still waits. */
	isOpen: boolean;
}
