import { refuseInvalid } from '#lib/domain/refusal.ts';
import { reasonsQueryIn } from '#lib/protocol/reasons.ts';
import { endpoint, otherMethods, refused } from '#lib/server/api/endpoint.ts';
import type { RequestHandler } from './$types.js';

/** Why lines of the chart stand as they do at a moment. */
export const GET: RequestHandler = endpoint(async ({ locals, params, url }) => {
	const asked = reasonsQueryIn(url.searchParams);
	if (!asked.success) return refused(refuseInvalid(asked.error));
	return locals.reader.reasons(params.board, asked.data);
});

export const fallback = otherMethods('GET');
