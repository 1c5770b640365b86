import { redirect } from '@sveltejs/kit';
import { keepCookies, whenceOf } from '#lib/server/auth/page-event.ts';
import type { RequestHandler } from './$types.js';

/** Ends the session of this browser. */
export const POST: RequestHandler = async (event) => {
	await keepCookies(event, await event.locals.accounts.signOut(whenceOf(event)));
	redirect(303, '/');
};
