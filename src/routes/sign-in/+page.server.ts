import { fail, redirect } from '@sveltejs/kit';
import { isRefusal, refuseInvalid } from '#lib/domain/refusal.ts';
import { PROVIDER_FAULTS, ProviderFault, SignIn } from '#lib/protocol/accounts.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { backTo, fieldsOf, keepCookies, whenceOf } from '#lib/server/auth/page-event.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
	const back = backTo(event.url.searchParams.get('back'), event);
	if (event.locals.person) redirect(303, back);
	const fault = ProviderFault.safeParse(event.url.searchParams.get('fault')).data;
	const { provider, isOpen, passwordMail } = event.locals.ways;
	return {
		back,
		isOpen,
		sendsMail: passwordMail !== null,
		provider: provider?.name ?? null,
		fault: fault ? PROVIDER_FAULTS[fault] : null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const fields = await fieldsOf(event.request);
		const email = fields['email'] ?? '';
		const given = SignIn.safeParse(fields);
		if (!given.success) return fail(422, { email, refusal: refuseInvalid(given.error) });
		const outcome = await event.locals.accounts.signIn(given.data, whenceOf(event));
		if (isRefusal(outcome)) return fail(HTTP_STATUS[outcome.code], { email, refusal: outcome });
		await keepCookies(event, outcome);
		const back = backTo(fields['back'], event);
		const second = `/sign-in/second?back=${encodeURIComponent(back)}`;
		redirect(303, outcome.needs === 'second factor' ? second : back);
	}
};
