import { isRefusal, refuse } from '#lib/domain/refusal.ts';
import { DossierList, DossierQuery } from '#lib/protocol/dossier.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, url }) => {
	const list = DossierList.safeParse(params.list);
	if (!list.success) return refuse('not_found', 'There is nothing at this address');
	const asked = queryOf(url, DossierQuery);
	if (isRefusal(asked)) return asked;
	return locals.boards.dossierPage(params.board, params.issue, list.data, asked.query.cursor);
});

export const fallback = otherMethods('GET');
