import { isRefusal } from '#lib/domain/refusal.ts';
import { unidentified } from '#lib/domain/rights.ts';
import { PasskeyBegin, PasskeyEnd } from '#lib/protocol/passkeys.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { bodyOf } from '#lib/server/api/reading.ts';
import { whenceOf } from '#lib/server/auth/page-event.ts';
import { provingAnew } from '#lib/server/auth/proving.ts';
import type { RequestHandler } from './$types';

/** Begins to make a passkey: what the browser needs for it. */
export const POST: RequestHandler = endpoint(async (event) => {
	const { person, ways } = event.locals;
	if (!person) return unidentified();
	const given = await bodyOf(event.request, PasskeyBegin);
	if (isRefusal(given)) return given;
	const proven = await provingAnew(event, person, given.body.password);
	if (isRefusal(proven)) return proven;
	return ways.passkeys.beginMaking(person, whenceOf(event));
});

/** Keeps the passkey that was made. */
export const PUT: RequestHandler = endpoint(async (event) => {
	const { person, ways } = event.locals;
	if (!person) return unidentified();
	const given = await bodyOf(event.request, PasskeyEnd);
	return isRefusal(given) ? given : ways.passkeys.make(person, given.body, whenceOf(event));
});

export const fallback = otherMethods('POST, PUT');
