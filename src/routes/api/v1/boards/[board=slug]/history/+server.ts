import { isRefusal } from '#lib/domain/refusal.ts';
import { historyQueryIn } from '#lib/protocol/history.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, url }) => {
	const query = historyQueryIn(url.searchParams);
	return isRefusal(query) ? query : locals.records.history(params.board, query);
});

export const fallback = otherMethods('GET');
