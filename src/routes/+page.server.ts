import { dayOf, instantOf } from '#lib/domain/day.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { summaryOf } from '#lib/domain/summary.ts';
import { orInTrouble } from '#lib/server/database/trouble.ts';
import type { PageServerLoad } from './$types.js';

/** Every board in a line; where there is none, the time zones that the first may name, and whether anybody could make it. */
export const load: PageServerLoad = async ({ locals }) => {
	const now = Date.now();
	const lines = await locals.boards.list();
	const boards = await Promise.all(lines.map(({ slug }) => locals.boards.board(slug)));
	const today = dayOf(instantOf(now));
	const summaries = boards.flatMap((board) => (isRefusal(board) ? [] : [summaryOf(board, today)]));
	const zones = summaries.length === 0 ? Intl.supportedValuesOf('timeZone') : [];
	const hasNobody =
		summaries.length === 0 && (await orInTrouble(locals.accounts.store.isEmpty(), () => false));
	return { summaries, now, zones, hasNobody };
};
