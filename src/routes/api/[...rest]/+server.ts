import type { RequestHandler } from '@sveltejs/kit';
import { refuse } from '#lib/domain/refusal.ts';
import { refused } from '#lib/server/api/endpoint.ts';

export const fallback: RequestHandler = ({ url }) =>
	refused(refuse('not_found', `There is nothing at ${url.pathname}`));
