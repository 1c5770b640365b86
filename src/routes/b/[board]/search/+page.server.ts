import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { SearchQuery } from '#lib/protocol/search.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { PageServerLoad } from './$types.js';

/** What is found by the words of the address. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = queryOf(url, SearchQuery);
	const search = isRefusal(asked)
		? asked
		: await locals.records.search(params.board, asked.query.q);
	if (isRefusal(search)) error(HTTP_STATUS[search.code], search.message);
	return { search };
};
