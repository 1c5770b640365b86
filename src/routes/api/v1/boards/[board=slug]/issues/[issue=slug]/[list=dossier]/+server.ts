import { isRefusal } from '#lib/domain/refusal.ts';
import { DossierQuery } from '#lib/protocol/dossier.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, url }) => {
	const asked = queryOf(url, DossierQuery);
	if (isRefusal(asked)) return asked;
	const { board, issue, list } = params;
	return locals.boards.dossierPage(board, issue, list, asked.query.cursor);
});

export const fallback = otherMethods('GET');
