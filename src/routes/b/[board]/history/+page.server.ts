import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { historyQueryIn } from '#lib/protocol/history.ts';
import { historyPageOf } from '#lib/server/history/history-page-of.ts';
import type { PageServerLoad } from './$types.js';

/** The page of the history that the address asks for. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const query = historyQueryIn(url.searchParams);
	const history = isRefusal(query) ? query : await historyPageOf(locals, params.board, query);
	if (isRefusal(history)) error(HTTP_STATUS[history.code], history.message);
	return { history, revision: history.revision };
};
