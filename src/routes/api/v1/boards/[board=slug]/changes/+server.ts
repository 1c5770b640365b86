import { isRefusal } from '#lib/domain/refusal.ts';
import { ChangesQuery } from '#lib/protocol/api.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, url }) => {
	const asked = queryOf(url, ChangesQuery);
	if (isRefusal(asked)) return asked;
	return locals.boards.changesSince(params.board, asked.query.since, asked.query.limit);
});

export const fallback = otherMethods('GET');
