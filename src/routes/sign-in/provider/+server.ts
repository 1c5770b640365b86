import { error, redirect } from '@sveltejs/kit';
import { backTo } from '#lib/server/auth/page-event.ts';
import { callbackAt, keepErrand } from '#lib/server/auth/provider-errand.ts';
import type { RequestHandler } from './$types.js';

/** Sends whoever wants to come in to the provider. It is a link and no form: no other site need be allowed to take forms. */
export const GET: RequestHandler = async (event) => {
	const { provider } = event.locals.ways;
	if (!provider) error(404, 'There is nothing at this address');
	const { searchParams } = event.url;
	const begun = await provider.begin(callbackAt(event.url), {
		back: backTo(searchParams.get('back'), event),
		invitation: searchParams.get('invitation')
	});
	if (!begun) redirect(303, '/sign-in?fault=failed');
	keepErrand(event, begun.errand);
	redirect(303, begun.href);
};
