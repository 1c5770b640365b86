import type { Identity } from '../auth/open-accounts.ts';
import * as z from 'zod/mini';
import type { Boards } from '../boards.ts';
import type { Bus } from '../bus/bus.ts';
import type { Database } from '../database/database.ts';
import type { UnreadCounts } from '../live/unread-teller.ts';
import { ChangeLog } from '../store/change-log.ts';
import { Deliveries } from './deliveries.ts';
import { Inboxes } from './inboxes.ts';
import { LaterReviews } from './later-reviews.ts';
import { Postman } from './postman.ts';

/** Everybody's inbox, and who brings what happens there. */
export interface Post {
	readonly inboxes: Inboxes;
	readonly postman: Postman;
	readonly counts: UnreadCounts;
}

/** Opens the inboxes of an installation: what is committed from now on is delivered, once the postman starts. */
export function openInboxes(
	database: Database,
	boards: Boards,
	{ accounts: { store: accounts }, watch }: Pick<Identity, 'accounts' | 'watch'>,
	bus: Bus
): Post {
	const deliveries = new Deliveries(database, new ChangeLog(database), accounts);
	const postman = new Postman(deliveries, new LaterReviews(database, boards, accounts));
	const inboxes = new Inboxes(database, boards, {
		catchUp: (board) => deliveries.catchUp(board),
		changed: () => {
			postman.changed();
			bus.tell('inbox', {});
		}
	});
	bus.hear('inbox', z.object({}), () => postman.changed());
	watch.onChange(() => postman.askAnew());
	boards.onCommitted((_, { slug }) => postman.wake(slug));
	const counts: UnreadCounts = {
		standing: (account, asker) => inboxes.standing(account, asker),
		onChange: (listener) => postman.onChange(listener)
	};
	return { inboxes, postman, counts };
}
