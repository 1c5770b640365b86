import { fail, redirect, type Actions, type RequestEvent } from '@sveltejs/kit';
import { createCommand } from '#lib/client/forms/board.ts';
import { Command } from '#lib/domain/command.ts';
import { copyCommands } from '#lib/domain/copy-board.ts';
import { isRefusal, refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { isSiteAdmin } from '#lib/domain/rights.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { Name } from '#lib/domain/text.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import { foundBoard } from '#lib/server/boards/found-board.ts';
import type { PageServerLoad } from './$types.js';

type Texts = Record<string, string>;

/** The boards that may be copied, which of them is asked for, and the time zones that a new one may name. */
export const load: PageServerLoad = async ({ locals, url }) => ({
	boards: (await locals.boards.list()).map(({ slug, name }) => ({ slug, name })),
	copied: url.searchParams.get('copy') ?? '',
	zones: Intl.supportedValuesOf('timeZone')
});

export const actions: Actions = {
	/** Creates a board of two parties, and leads to its settings. */
	create: (event) => founded(event, 'create', foundOwn),
	/** Creates a board that is built like another. */
	copy: (event) => founded(event, 'copy', foundCopy)
};

type Found = (fields: Texts, locals: App.Locals) => Promise<Slug | Refusal>;

async function founded(event: RequestEvent, asked: 'create' | 'copy', found: Found) {
	const { request, locals } = event;
	const fields = await fieldsOf(request);
	const slug = await found(fields, locals);
	if (typeof slug !== 'string')
		return fail(HTTP_STATUS[slug.code], { asked, refusal: slug, fields });
	await giveToMaker(locals, slug);
	redirect(303, `/b/${slug}/settings`);
}

/** Whoever makes a board without being an admin of all looks after it. */
async function giveToMaker({ person, asker, accounts }: App.Locals, slug: Slug): Promise<void> {
	if (person && !isSiteAdmin(asker)) await accounts.store.setRole(person.id, slug, 'admin');
}

async function foundOwn(fields: Texts, { boards, asker }: App.Locals) {
	const command = Command.safeParse(createCommand(fields));
	if (!command.success) return refuseInvalid(command.error);
	return foundBoard(boards, codesOf(fields), [command.data], asker);
}

async function foundCopy(fields: Texts, { boards, asker }: App.Locals) {
	const source = await boards.board(fields['source'] ?? '');
	if (isRefusal(source)) {
		return refuse('invalid', 'Choose a board to copy', { source: 'is not a board here' });
	}
	const name = Name.safeParse(fields['name']);
	if (!name.success) {
		return refuse('invalid', 'Give the copy a name', { name: 'must be 1 to 80 characters' });
	}
	const commands = copyCommands(source, name.data, { issues: fields['issues'] === 'on' });
	return foundBoard(boards, name.data, commands, asker);
}

/** `us-cn`: the two codes name the board's address. */
const codesOf = (fields: Texts): string =>
	[fields['parties.0.iso'], fields['parties.1.iso']].filter(Boolean).join(' ');
