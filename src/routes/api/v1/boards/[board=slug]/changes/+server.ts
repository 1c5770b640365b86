import { json } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { ChangesQuery, type ChangesAnswer } from '#lib/protocol/api.ts';
import { cachingOf } from '#lib/server/api/caching.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { etagOf, isKnown } from '#lib/server/api/etag.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, request, url }) => {
	const asked = queryOf(url, ChangesQuery);
	if (isRefusal(asked)) return asked;
	const board = await locals.boards.board(params.board);
	if (isRefusal(board)) return board;
	const { epoch, isBlind } = locals;
	const caching = cachingOf(board, false);
	const headers = { etag: etagOf(board, epoch), ...caching };
	if (!isBlind && isKnown(request, headers.etag))
		return new Response(null, { status: 304, headers });
	const { since, limit } = asked.query;
	const page = await locals.boards.changesSince(params.board, since, limit);
	if (isRefusal(page)) return page;
	const answer: ChangesAnswer = { ...page, epoch, current: !isBlind };
	// What was committed meanwhile is in the page: it is then of another revision than its ETag would say.
	const isNamed = !isBlind && page.revision === board.revision;
	return json(answer, { headers: isNamed ? headers : caching });
});

export const fallback = otherMethods('GET');
