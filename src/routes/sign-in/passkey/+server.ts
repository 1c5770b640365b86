import { isRefusal } from '#lib/domain/refusal.ts';
import { PasskeySignIn } from '#lib/protocol/passkeys.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { bodyOf } from '#lib/server/api/reading.ts';
import { backTo, keepCookies, whenceOf } from '#lib/server/auth/page-event.ts';
import type { RequestHandler } from './$types';

/** Begins a sign-in by passkey: what the browser needs for it. */
export const POST: RequestHandler = endpoint(async (event) =>
	event.locals.ways.passkeys.beginSignIn(whenceOf(event))
);

/** Lets in whoever has shown theirs. */
export const PUT: RequestHandler = endpoint(async (event) => {
	const given = await bodyOf(event.request, PasskeySignIn);
	if (isRefusal(given)) return given;
	const outcome = await event.locals.ways.passkeys.signIn(given.body.shown, whenceOf(event));
	if (isRefusal(outcome)) return outcome;
	await keepCookies(event, outcome);
	return { back: backTo(given.body.back, event) };
});

export const fallback = otherMethods('POST, PUT');
