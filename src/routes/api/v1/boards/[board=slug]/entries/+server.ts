import { isRefusal } from '#lib/domain/refusal.ts';
import { timelineIn } from '#lib/protocol/timeline.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, url }) => {
	const choice = timelineIn(url.searchParams);
	return isRefusal(choice) ? choice : locals.reader.timeline(params.board, choice);
});

export const fallback = otherMethods('GET');
