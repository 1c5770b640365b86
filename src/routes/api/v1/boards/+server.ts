import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals }) => ({
	boards: await locals.boards.list()
}));

export const fallback = otherMethods('GET');
