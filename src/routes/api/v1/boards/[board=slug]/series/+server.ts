import { isRefusal } from '#lib/domain/refusal.ts';
import { SeriesQuery } from '#lib/protocol/api.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import { seriesAnswer } from '#lib/server/boards/series-of.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, url }) => {
	const asked = queryOf(url, SeriesQuery);
	if (isRefusal(asked)) return asked;
	const series = await locals.boards.series(params.board, asked.query);
	return isRefusal(series) ? series : seriesAnswer(series);
});

export const fallback = otherMethods('GET');
