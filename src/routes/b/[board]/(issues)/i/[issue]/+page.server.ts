import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import type { PageServerLoad } from './$types.js';

/** The first pages of what is held of the issue beyond its card. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const dossier = await locals.boards.dossier(params.board, params.issue);
	if (isRefusal(dossier)) error(HTTP_STATUS[dossier.code], dossier.message);
	return { dossier };
};
