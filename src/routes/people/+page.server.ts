import { error, fail } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { isRefusal, refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { isSiteAdmin } from '#lib/domain/rights.ts';
import { Role } from '#lib/domain/role.ts';
import { Slug } from '#lib/domain/slug.ts';
import { Email } from '#lib/protocol/accounts.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** How long a link for a new password is good, in ms. */
const PASSWORD_LINK = 24 * 60 * 60 * 1000;

const Invitation = z.object({
	email: z.union([z.literal(''), Email]),
	board: z.union([z.literal(''), Slug]),
	role: z.union([z.literal('site-admin'), Role])
});
const Membership = z.object({ id: z.string(), board: Slug, role: z.union([z.literal(''), Role]) });
const Standing = z.object({
	id: z.string(),
	standing: z.enum(['admin', 'no-admin', 'creator', 'no-creator', 'disabled', 'enabled'])
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
		invitations: await locals.accounts.invitations.list(),
		boards: await locals.boards.list()
	};
};

/** Whoever looks after the installation may read every board: what they cannot read is none. */
async function noBoard({ boards }: App.Locals, slug: Slug): Promise<Refusal | undefined> {
	const board = await boards.board(slug);
	if (!isRefusal(board)) return undefined;
	return board.code === 'not_found'
		? refuse('invalid', 'There is no such board', { board: 'is not a board here' })
		: board;
}

const answered = <T extends object>(outcome: T | Refusal) =>
	isRefusal(outcome) ? fail(HTTP_STATUS[outcome.code], { refusal: outcome }) : outcome;

/** Changes what somebody is; nobody takes their own rights away by mistake. */
async function stand(
	{ accounts: { store }, person }: App.Locals,
	{ id, standing }: z.infer<typeof Standing>
): Promise<object | Refusal> {
	if (id === person?.id) return refuse('conflict', 'Nobody changes this about themself');
	switch (standing) {
		case 'admin':
		case 'no-admin':
			await store.setAdmin(id, standing === 'admin');
			return {};
		case 'creator':
		case 'no-creator':
			await store.setMayCreate(id, standing === 'creator');
			return {};
		case 'disabled':
		case 'enabled':
			await store.setDisabled(id, standing === 'disabled');
			return {};
		default:
			return standing satisfies never;
	}
}

export const actions: Actions = {
	/** Makes a link by which somebody makes an account with these rights. */
	invite: async ({ request, locals, url, getClientAddress }) => {
		onlyAdmins(locals);
		const given = Invitation.safeParse(await fieldsOf(request));
		if (!given.success) return fail(422, { refusal: refuseInvalid(given.error) });
		const { email, board, role } = given.data;
		const isAdmin = role === 'site-admin';
		const refusal = isAdmin || board === '' ? undefined : await noBoard(locals, board);
		if (refusal) return answered(refusal);
		const roles: [string, Role][] = isAdmin || board === '' ? [] : [[board, role]];
		const by = locals.person?.id ?? '';
		const invitation = { email: email || null, isAdmin, roles, by };
		const { invitations } = locals.accounts;
		const tooMany = invitations.spend({ address: getClientAddress(), account: by });
		if (tooMany) return answered(tooMany);
		return { link: `${url.origin}/join/${await invitations.make(invitation)}` };
	},
	/** Takes an invitation back that nobody has used yet. */
	uninvite: async ({ request, locals }) => {
		onlyAdmins(locals);
		await locals.accounts.invitations.takeBack((await fieldsOf(request))['invitation'] ?? '');
		return {};
	},
	/** Gives somebody a role on a board, or takes it away. */
	role: async ({ request, locals }) => {
		onlyAdmins(locals);
		const given = Membership.safeParse(await fieldsOf(request));
		if (!given.success) return fail(422, { refusal: refuseInvalid(given.error) });
		const { id, board, role } = given.data;
		if (!(await locals.accounts.store.find(id))) error(404, 'There is no such account');
		const refusal = role === '' ? undefined : await noBoard(locals, board);
		if (refusal) return answered(refusal);
		const isLeft = async () =>
			(await locals.members.list(board)).some((each) => each.role === 'admin' && !each.isDisabled);
		const hadAdmin = await isLeft();
		await locals.accounts.store.setRole(id, board, role || null);
		return hadAdmin && !(await isLeft()) ? { orphan: board } : {};
	},
	standing: async ({ request, locals }) => {
		onlyAdmins(locals);
		const given = Standing.safeParse(await fieldsOf(request));
		if (!given.success) return fail(422, { refusal: refuseInvalid(given.error) });
		if (!(await locals.accounts.store.find(given.data.id))) error(404, 'There is no such account');
		return answered(await stand(locals, given.data));
	},
	/** Makes a link by which somebody sets a new password. */
	reset: async ({ request, locals, url }) => {
		onlyAdmins(locals);
		const account = (await fieldsOf(request))['id'] ?? '';
		if (!(await locals.accounts.store.find(account))) error(404, 'There is no such account');
		const secret = await locals.accounts.links.make({ kind: 'password', account }, PASSWORD_LINK);
		return { passwordLink: `${url.origin}/password/${secret}` };
	}
};
