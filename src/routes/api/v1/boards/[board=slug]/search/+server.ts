import { isRefusal } from '#lib/domain/refusal.ts';
import { SearchQuery } from '#lib/protocol/search.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, url }) => {
	const asked = queryOf(url, SearchQuery);
	return isRefusal(asked) ? asked : locals.records.search(params.board, asked.query.q);
});

export const fallback = otherMethods('GET');
