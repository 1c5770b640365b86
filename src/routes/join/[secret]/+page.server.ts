import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { NewAccount } from '#lib/protocol/accounts.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { fieldsOf, keepCookies, whenceOf } from '#lib/server/auth/page-event.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** What the link is good for: an invitation, or to become the first admin. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const errand = await locals.accounts.errandOf(params.secret);
	if (isRefusal(errand)) error(HTTP_STATUS[errand.code], errand.message);
	if (errand.kind === 'password') redirect(303, `/password/${params.secret}`);
	return {
		provider: locals.ways.provider?.name ?? null,
		way: `/sign-in/provider?invitation=${encodeURIComponent(params.secret)}`,
		isFirst: errand.kind === 'first-admin',
		email: errand.kind === 'invitation' ? (errand.email ?? '') : ''
	};
};

export const actions: Actions = {
	/** Gives what the invitation names to whoever has signed in. */
	accept: async ({ locals: { accounts, person }, params, getClientAddress }) => {
		if (!person) redirect(303, `/sign-in?back=${encodeURIComponent(`/join/${params.secret}`)}`);
		const trier = { address: getClientAddress(), account: person.id };
		const outcome = await accounts.arriving(trier, () => accounts.accept(params.secret, person.id));
		if (isRefusal(outcome)) error(HTTP_STATUS[outcome.code], outcome.message);
		redirect(303, '/');
	},
	join: async (event) => {
		const { accounts } = event.locals;
		const fields = await fieldsOf(event.request);
		const { name = '', email = '' } = fields;
		const refused = (refusal: Refusal) => fail(HTTP_STATUS[refusal.code], { name, email, refusal });
		const given = NewAccount.safeParse(fields);
		if (!given.success) return refused(refuseInvalid(given.error));
		const trier = { address: event.getClientAddress(), account: given.data.email };
		const made = await accounts.arriving(trier, () =>
			accounts.join(event.params.secret, given.data)
		);
		if (isRefusal(made)) return refused(made);
		const signedIn = await accounts.signIn(given.data, whenceOf(event));
		if (isRefusal(signedIn)) redirect(303, '/sign-in');
		await keepCookies(event, signedIn);
		redirect(303, '/');
	}
};
