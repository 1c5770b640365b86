import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(({ locals, params }) =>
	locals.boards.dossier(params.board, params.issue)
);

export const fallback = otherMethods('GET');
