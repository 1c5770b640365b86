import { isRefusal, refuse } from '#lib/domain/refusal.ts';
import { mayEditAnything, unidentified } from '#lib/domain/rights.ts';
import { ReadSource, SourceQuery } from '#lib/protocol/sources.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { bodyOf } from '#lib/server/api/reading.ts';
import { fetchPage } from '#lib/server/sources/fetch-page.ts';
import { readSource } from '#lib/server/sources/read-source.ts';
import type { RequestHandler } from './$types';

/** What a page says of itself, for those who may cite it. */
export const POST: RequestHandler = endpoint(async ({ locals, request }) => {
	if (!locals.asker.actor) return unidentified();
	if (!mayEditAnything(locals.asker)) return refuse('forbidden', 'Only editors may ask for a page');
	const sent = await bodyOf(request, SourceQuery);
	if (isRefusal(sent)) return sent;
	const page = await fetchPage(sent.body.url);
	const read = page && ReadSource.safeParse(readSource(page));
	if (read?.success) return { source: read.data };
	return refuse('not_found', 'That page cannot be read: type what it says by hand');
});

export const fallback = otherMethods('POST');
