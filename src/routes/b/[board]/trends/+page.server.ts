import { error } from '@sveltejs/kit';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { packedTrends } from '#lib/protocol/packed-trends.ts';
import { markIn, TRENDS } from '#lib/protocol/trends.ts';
import { trendsOf } from '#lib/server/trends/trends-of.ts';
import type { PageServerLoad } from './$types.js';
import { choiceOn } from './choice-on.ts';

/** The lines, the ribbon and the entries that the address asks for. */
export const load: PageServerLoad = async ({ locals, params, url, depends, untrack }) => {
	depends(TRENDS);
	const today = dayOf(instantOf(Date.now()));
	// A mark that moves must not have the lines read anew.
	const mark = untrack(() => markIn(url.searchParams, today));
	if (isRefusal(mark)) error(HTTP_STATUS[mark.code], mark.message);
	const choice = await choiceOn(locals.boards, params.board, url.searchParams);
	const trends = isRefusal(choice) ? choice : await trendsOf(locals, params.board, choice, today);
	if (isRefusal(trends)) error(HTTP_STATUS[trends.code], trends.message);
	return { trends: packedTrends(trends) };
};
