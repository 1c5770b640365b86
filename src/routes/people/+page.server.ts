import { error, fail } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { refuseInvalid } from '#lib/domain/refusal.ts';
import { isSiteAdmin } from '#lib/domain/rights.ts';
import { Role } from '#lib/domain/role.ts';
import { Slug } from '#lib/domain/slug.ts';
import { Email } from '#lib/protocol/accounts.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** How long an invitation is good, in ms. */
const INVITATION = 7 * 24 * 60 * 60 * 1000;

const Invitation = z.object({
	email: z.union([z.literal(''), Email]),
	board: z.union([z.literal(''), Slug]),
	role: z.union([z.literal('site-admin'), Role])
});

/** A program's key never reaches people, whatever it may do on boards. */
function onlyAdmins({ person, asker }: App.Locals): void {
	if (!person || !isSiteAdmin(asker)) error(404, 'There is nothing at this address');
}

export const load: PageServerLoad = async ({ locals }) => {
	onlyAdmins(locals);
	const { store } = locals.accounts;
	return {
		people: await store.all(),
		memberships: await store.memberships(),
		boards: await locals.boards.list()
	};
};

export const actions: Actions = {
	/** Makes a link by which somebody makes an account with these rights. */
	invite: async ({ request, locals, url }) => {
		onlyAdmins(locals);
		const given = Invitation.safeParse(await fieldsOf(request));
		if (!given.success) return fail(422, { refusal: refuseInvalid(given.error) });
		const { email, board, role } = given.data;
		const isAdmin = role === 'site-admin';
		const secret = await locals.accounts.links.make(
			{
				kind: 'invitation',
				email: email || null,
				isAdmin,
				roles: isAdmin || board === '' ? [] : [[board, role]]
			},
			INVITATION
		);
		return { link: `${url.origin}/join/${secret}` };
	}
};
