import { dayOf, instantOf } from '#lib/domain/day.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { summaryOf } from '#lib/domain/summary.ts';
import type { PageServerLoad } from './$types.js';

/** Every board in a line, and the time zones that the first one may name. */
export const load: PageServerLoad = async ({ locals }) => {
	const now = Date.now();
	const lines = await locals.boards.list();
	const boards = await Promise.all(lines.map(({ slug }) => locals.boards.board(slug)));
	const today = dayOf(instantOf(now));
	const summaries = boards.flatMap((board) => (isRefusal(board) ? [] : [summaryOf(board, today)]));
	const zones = summaries.length === 0 ? Intl.supportedValuesOf('timeZone') : [];
	return { summaries, now, zones };
};
