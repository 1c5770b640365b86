import { fail, redirect } from '@sveltejs/kit';
import { isRefusal, refuseInvalid } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { PairRequest } from '#lib/protocol/displays.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import { mayManage, whyNotManage } from '#lib/server/displays/may-manage.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** The boards that a screen may show, and the code that a picture led here with. */
export const load: PageServerLoad = async ({ locals, url }) => ({
	refusal: whyNotManage(locals.asker),
	code: url.searchParams.get('code') ?? '',
	boards: (await locals.boards.list()).filter(({ slug }) => mayManage(locals.asker, slug))
});

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const given = await fieldsOf(request);
		const asked = PairRequest.safeParse(given);
		if (!asked.success) return fail(422, { given, refusal: refuseInvalid(asked.error) });
		const outcome = await locals.displays.pair(locals.asker, asked.data, getClientAddress());
		if (isRefusal(outcome)) return fail(HTTP_STATUS[outcome.code], { given, refusal: outcome });
		redirect(303, '/displays');
	}
};
