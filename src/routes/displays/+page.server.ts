import { fail, redirect } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { Name } from '#lib/domain/text.ts';
import { isRefusal, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { DisplayCommand, DisplayEdit } from '#lib/protocol/displays.ts';
import { encodeWho, WHO_COOKIE } from '#lib/protocol/who.ts';
import { commandIn, editIn, type Form } from '#lib/server/displays/display-form.ts';
import type { Actions, PageServerLoad } from './$types.js';

const KEPT_FOR = 400 * 24 * 60 * 60;

/** All displays, and the boards that they may show with what can be pinned or shown of each. */
export const load: PageServerLoad = async ({ locals }) => {
	const lines = await locals.displays.lines(locals.actor);
	if (isRefusal(lines)) return { refusal: lines };
	const boards = await Promise.all(
		(await locals.boards.list()).map(({ slug }) => locals.boards.board(slug))
	);
	return {
		lines,
		boards: boards.flatMap((board) =>
			isRefusal(board)
				? []
				: [
						{
							slug: board.slug,
							name: board.name,
							categories: board.categories,
							issues: issuesOf(board)
						}
					]
		)
	};
};

const issuesOf = ({ issues }: { issues: { id: string; title: string; archived: unknown }[] }) =>
	issues.filter(({ archived }) => !archived).map(({ id, title }) => ({ id, title }));

async function formOf(request: Request): Promise<Form> {
	const entries = [...(await request.formData())];
	return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** What the page shows after a form: which display it was about, and what was wrong. */
const answered = (id: string, outcome: object | Refusal) =>
	isRefusal(outcome) ? fail(HTTP_STATUS[outcome.code], { id, refusal: outcome }) : { id };

export const actions: Actions = {
	introduce: async ({ request, cookies, url }) => {
		const form = await formOf(request);
		const name = Name.safeParse(form['name']);
		if (!name.success) return answered('', refuseInvalid(name.error));
		cookies.set(WHO_COOKIE, encodeWho({ id: crypto.randomUUID(), name: name.data }), {
			path: '/',
			maxAge: KEPT_FOR,
			httpOnly: false,
			secure: url.protocol === 'https:'
		});
		const back = form['back'] ?? '';
		redirect(303, /^\/displays(\/pair)?(\?code=\w*)?$/.test(back) ? back : '/displays');
	},
	edit: async ({ request, locals }) => {
		const form = await formOf(request);
		const id = form['id'] ?? '';
		const edit = DisplayEdit.safeParse(editIn(form));
		if (!edit.success) return answered(id, refuseInvalid(edit.error));
		return answered(id, await locals.displays.edit(locals.actor, id, edit.data));
	},
	command: async ({ request, locals }) => {
		const form = await formOf(request);
		const id = form['id'] ?? '';
		const command = DisplayCommand.safeParse(commandIn(form));
		if (!command.success) return answered(id, refuseInvalid(command.error));
		return answered(id, await locals.displays.command(locals.actor, id, command.data));
	},
	revoke: async ({ request, locals }) => {
		const form = z.object({ id: z.string() }).safeParse(await formOf(request));
		if (!form.success) return answered('', refuseInvalid(form.error));
		return answered(form.data.id, await locals.displays.revoke(locals.actor, form.data.id));
	}
};
