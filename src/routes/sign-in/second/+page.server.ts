import { fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { proveCode } from '#lib/server/auth/own-account.ts';
import { backTo, fieldsOf, keepCookies, whenceOf } from '#lib/server/auth/page-event.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
	const back = backTo(event.url.searchParams.get('back'), event);
	if (event.locals.person) redirect(303, back);
	return { back };
};

export const actions: Actions = {
	default: async (event) => {
		const fields = await fieldsOf(event.request);
		const code = (fields['code'] ?? '').trim();
		const outcome = await proveCode(event.locals.accounts, code, whenceOf(event));
		if (isRefusal(outcome)) return fail(HTTP_STATUS[outcome.code], { refusal: outcome });
		await keepCookies(event, outcome);
		redirect(303, backTo(fields['back'], event));
	}
};
