import { error, fail } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { refuseInvalid } from '#lib/domain/refusal.ts';
import { Email } from '#lib/protocol/accounts.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import type { Actions, PageServerLoad } from './$types.js';

const Given = z.object({ email: Email });

const nowhere = () => error(404, 'This server sends no mail');

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.ways.passwordMail) nowhere();
};

export const actions: Actions = {
	/** Whoever asks, and for whatever address, the answer is the same. */
	default: async ({ locals: { ways }, request, getClientAddress }) => {
		if (!ways.passwordMail) return nowhere();
		const fields = await fieldsOf(request);
		const email = fields['email'] ?? '';
		const given = Given.safeParse(fields);
		if (!given.success) return fail(422, { email, refusal: refuseInvalid(given.error) });
		const refusal = ways.passwordMail.ask(given.data.email, getClientAddress());
		if (refusal) return fail(HTTP_STATUS[refusal.code], { email, refusal });
		return { email, refusal: null };
	}
};
