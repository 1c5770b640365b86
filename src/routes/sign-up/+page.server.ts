import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { NewAccount } from '#lib/protocol/accounts.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { fieldsOf, keepCookies, whenceOf } from '#lib/server/auth/page-event.ts';
import type { Actions, PageServerLoad } from './$types.js';

const nowhere = () => error(404, 'There is nothing at this address');

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.ways.signUp) nowhere();
};

export const actions: Actions = {
	default: async (event) => {
		const { accounts, ways } = event.locals;
		if (!ways.signUp) return nowhere();
		const fields = await fieldsOf(event.request);
		const { name = '', email = '' } = fields;
		const refused = (refusal: Refusal) => fail(HTTP_STATUS[refusal.code], { name, email, refusal });
		const given = NewAccount.safeParse(fields);
		if (!given.success) return refused(refuseInvalid(given.error));
		const whence = whenceOf(event);
		const made = await ways.signUp.make(given.data, whence.address);
		if (isRefusal(made)) return refused(made);
		const cookies = await accounts.openSession(made.id, whence);
		if (cookies) await keepCookies(event, cookies);
		redirect(303, '/');
	}
};
