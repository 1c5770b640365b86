import { error, fail, type RequestEvent } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { roleOn } from '#lib/domain/asker.ts';
import { isRefusal, refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { unidentified } from '#lib/domain/rights.ts';
import { isAtLeast, Role } from '#lib/domain/role.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { Email } from '#lib/protocol/accounts.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import type { Actions, PageServerLoad } from './$types.js';

const NewMember = z.object({ email: Email, role: Role });
const Membership = z.object({ id: z.string(), role: z.union([z.literal(''), Role]) });

/** Whether it is a person who looks after the board: a program's key never reaches people. */
const mayKeep = ({ person, asker }: App.Locals, board: Slug): boolean =>
	person !== null && isAtLeast(roleOn(asker, board), 'admin');

export const load: PageServerLoad = async ({ locals, params }) => {
	const board = await locals.boards.board(params.board);
	if (isRefusal(board)) error(HTTP_STATUS[board.code], board.message);
	const { slug } = board;
	if (!mayKeep(locals, slug)) return { members: null, invitations: [] };
	return {
		members: await locals.members.list(slug),
		invitations: await locals.accounts.invitations.list(slug)
	};
};

type Board = { slug: Slug; locals: App.Locals; origin: string; address: string };
const Uninvited = z.object({ invitation: z.string() });

/** An action of an admin of the board, given the fields of its form. */
const kept =
	<S extends z.ZodMiniType, T extends object>(
		schema: S,
		act: (on: Board, given: z.output<S>) => Promise<T | Refusal>
	) =>
	async (event: RequestEvent<{ board: string }>) => {
		const { locals, params, request, url } = event;
		const refused = (refusal: Refusal) => fail(HTTP_STATUS[refusal.code], { refusal });
		const board = await locals.boards.board(params.board);
		if (isRefusal(board)) error(HTTP_STATUS[board.code], board.message);
		if (!locals.asker.actor) return refused(unidentified());
		if (!mayKeep(locals, board.slug))
			return refused(refuse('forbidden', 'On this board, only its admins do that'));
		const given = schema.safeParse(await fieldsOf(request));
		if (!given.success) return refused(refuseInvalid(given.error));
		const on = { slug: board.slug, origin: url.origin, address: event.getClientAddress() };
		const outcome = await act({ ...on, locals }, given.data);
		return isRefusal(outcome) ? refused(outcome) : outcome;
	};

/** Takes somebody in who has an account; for anybody else makes a link by which they have one, for this board alone. */
async function takeIn(
	{ slug, locals: { accounts, members, person }, origin, address }: Board,
	{ email, role }: z.infer<typeof NewMember>
): Promise<{ link: string } | { added: string } | Refusal> {
	const by = person?.id ?? '';
	const tooMany = accounts.invitations.spend({ address, account: by });
	if (tooMany) return tooMany;
	const account = await accounts.store.findByEmail(email);
	if (account) {
		const outcome = await members.setRole(slug, account.id, role);
		return isRefusal(outcome) ? outcome : { added: account.name };
	}
	const invitation = { email, isAdmin: false, roles: [[slug, role]] satisfies [Slug, Role][] };
	const secret = await accounts.invitations.make({ ...invitation, by });
	return { link: `${origin}/join/${secret}` };
}

export const actions: Actions = {
	addMember: kept(NewMember, takeIn),
	setMember: kept(Membership, async ({ slug, locals }, { id, role }) => {
		if (!(await locals.accounts.store.find(id)))
			return refuse('not_found', 'There is no such account');
		return locals.members.setRole(slug, id, role || null);
	}),
	/** Takes an invitation to this board back that nobody has used yet. */
	uninvite: kept(Uninvited, async ({ slug, locals }, { invitation }) => {
		await locals.accounts.invitations.takeBack(invitation, slug);
		return {};
	})
};
