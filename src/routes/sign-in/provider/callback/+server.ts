import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { ProviderFault } from '#lib/protocol/accounts.ts';
import { comeIn } from '#lib/server/auth/coming-in.ts';
import { keepCookies, whenceOf } from '#lib/server/auth/page-event.ts';
import { takeErrand } from '#lib/server/auth/provider-errand.ts';
import type { RequestHandler } from './$types.js';

const faulty = (fault: ProviderFault): never => redirect(303, `/sign-in?fault=${fault}`);

/** Lets in whom the provider sends back, if it is somebody. */
export const GET: RequestHandler = async (event) => {
	const { ways, accounts } = event.locals;
	if (!ways.provider) error(404, 'There is nothing at this address');
	const errand = takeErrand(event);
	const proven = errand && (await ways.provider.finish(event.url, errand));
	if (!proven) return faulty('failed');
	const entry = await comeIn({ ...ways, accounts }, proven, errand.invitation);
	if ('fault' in entry) return faulty(entry.fault);
	const cookies = await accounts.openSession(entry.id, whenceOf(event));
	if (!cookies) return faulty('out');
	await keepCookies(event, cookies);
	// Whoever has an account already is asked whether it is to have what the invitation names.
	const isOpen =
		errand.invitation !== null && !isRefusal(await accounts.errandOf(errand.invitation));
	redirect(303, isOpen ? `/join/${errand.invitation}` : errand.back);
};
