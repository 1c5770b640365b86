import { isRefusal, refuse } from '#lib/domain/refusal.ts';
import { mayEditAnything, unidentified } from '#lib/domain/rights.ts';
import { SourceQuery } from '#lib/protocol/sources.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { bodyOf } from '#lib/server/api/reading.ts';
import { sourceReadings } from '#lib/server/sources/source-readings.ts';
import type { RequestHandler } from './$types';

/** What a page says of itself, for those who may cite it. */
export const POST: RequestHandler = endpoint(async ({ locals: { asker }, request }) => {
	if (!asker.actor) return unidentified();
	if (!mayEditAnything(asker)) return refuse('forbidden', 'Only editors may ask for a page');
	const sent = await bodyOf(request, SourceQuery);
	if (isRefusal(sent)) return sent;
	const source = await sourceReadings.read(sent.body.url, asker.actor.id, Date.now());
	return isRefusal(source) ? source : { source };
});

export const fallback = otherMethods('POST');
