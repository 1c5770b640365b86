import { redirect } from '@sveltejs/kit';
import { fieldsOf, keepCookies, whenceOf } from '#lib/server/auth/page-event.ts';
import type { RequestHandler } from './$types.js';

/**
 * Ends the session of this browser, which then keeps nothing of what it was shown. Where the page's own script has thrown away
 * what walls kept it says so, and drafts stay; else the browser throws away all that this site ever stored.
 */
export const POST: RequestHandler = async (event) => {
	const { forgotten } = await fieldsOf(event.request);
	await keepCookies(event, await event.locals.accounts.signOut(whenceOf(event)));
	event.setHeaders({ 'clear-site-data': forgotten ? '"cache"' : '"cache", "storage"' });
	redirect(303, '/');
};
