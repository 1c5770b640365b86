import { fail } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { isRefusal, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { DisplayCommand, DisplayEdit } from '#lib/protocol/displays.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import { commandIn, editIn } from '#lib/server/displays/display-form.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** All displays, and the boards that they may show with what can be pinned or shown of each. */
export const load: PageServerLoad = async ({ locals }) => {
	const lines = await locals.displays.lines(locals.asker);
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

/** What the page shows after a form: which display it was about, and what was wrong. */
const answered = (id: string, outcome: object | Refusal) =>
	isRefusal(outcome) ? fail(HTTP_STATUS[outcome.code], { id, refusal: outcome }) : { id };

export const actions: Actions = {
	edit: async ({ request, locals }) => {
		const form = await fieldsOf(request);
		const id = form['id'] ?? '';
		const edit = DisplayEdit.safeParse(editIn(form));
		if (!edit.success) return answered(id, refuseInvalid(edit.error));
		return answered(id, await locals.displays.edit(locals.asker, id, edit.data));
	},
	command: async ({ request, locals }) => {
		const form = await fieldsOf(request);
		const id = form['id'] ?? '';
		const command = DisplayCommand.safeParse(commandIn(form));
		if (!command.success) return answered(id, refuseInvalid(command.error));
		return answered(id, await locals.displays.command(locals.asker, id, command.data));
	},
	revoke: async ({ request, locals }) => {
		const form = z.object({ id: z.string() }).safeParse(await fieldsOf(request));
		if (!form.success) return answered('', refuseInvalid(form.error));
		return answered(form.data.id, await locals.displays.revoke(locals.asker, form.data.id));
	}
};
