import { error } from '@sveltejs/kit';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { compareIn } from '#lib/protocol/compare.ts';
import type { PageServerLoad } from './$types.js';

/** Two days of the board compared, or a revision with the present. */
export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
	const today = dayOf(instantOf(Date.now()));
	const { board } = await parent();
	const choice = compareIn(url.searchParams, { today, days: board.settings.directionDays });
	const comparison = isRefusal(choice) ? choice : await locals.reader.compare(params.board, choice);
	if (isRefusal(comparison)) error(HTTP_STATUS[comparison.code], comparison.message);
	return { comparison, today };
};
