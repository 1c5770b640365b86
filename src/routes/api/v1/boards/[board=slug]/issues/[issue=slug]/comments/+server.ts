import { isRefusal } from '#lib/domain/refusal.ts';
import { CommentsQuery } from '#lib/protocol/comments.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, url }) => {
	const asked = queryOf(url, CommentsQuery);
	if (isRefusal(asked)) return asked;
	return locals.boards.comments(params.board, params.issue, asked.query.before);
});

export const fallback = otherMethods('GET');
