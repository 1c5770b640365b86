import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { pastIn } from '#lib/protocol/past.ts';
import { revisionOf } from '#lib/server/reader/revision-of.ts';
import type { PageServerLoad } from './$types.js';

/** The first pages of what is held of the issue beyond its card: now, or in the past that the address asks for. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const choice = pastIn(url.searchParams);
	const revision = await revisionOf(locals.boards, params.board);
	const found =
		choice === null
			? await locals.boards.dossier(params.board, params.issue)
			: isRefusal(choice)
				? choice
				: await locals.reader.dossierThen(params.board, params.issue, choice);
	if (isRefusal(found)) error(HTTP_STATUS[found.code], found.message);
	return { dossier: found, revision };
};
