import { error, fail, redirect } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { isRefusal, refuseInvalid } from '#lib/domain/refusal.ts';
import { NewPassword } from '#lib/protocol/accounts.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import type { Actions, PageServerLoad } from './$types.js';

const Given = z.object({ password: NewPassword });

export const load: PageServerLoad = async ({ locals, params }) => {
	const errand = await locals.accounts.errandOf(params.secret);
	if (isRefusal(errand)) error(HTTP_STATUS[errand.code], errand.message);
	if (errand.kind !== 'password') redirect(303, `/join/${params.secret}`);
	return {};
};

export const actions: Actions = {
	default: async ({ locals: { accounts }, params, request, getClientAddress }) => {
		const given = Given.safeParse(await fieldsOf(request));
		if (!given.success) return fail(422, { refusal: refuseInvalid(given.error) });
		const trier = { address: getClientAddress(), account: params.secret };
		const outcome = await accounts.arriving(trier, () =>
			accounts.resetPassword(params.secret, given.data.password)
		);
		if (isRefusal(outcome)) return fail(HTTP_STATUS[outcome.code], { refusal: outcome });
		redirect(303, '/sign-in');
	}
};
