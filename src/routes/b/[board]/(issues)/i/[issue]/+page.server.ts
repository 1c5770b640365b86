import { pastIn } from '#lib/protocol/past.ts';
import { orFail } from '#lib/server/api/or-fail.ts';
import { revisionOf } from '#lib/server/reader/revision-of.ts';
import type { PageServerLoad } from './$types.js';

/** The first pages of what is held of the issue beyond its card: now, or in the past that the address asks for. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { board, issue } = params;
	const choice = pastIn(url.searchParams);
	const revision = await revisionOf(locals.boards, board);
	if (choice === null) {
		const dossier = orFail(await locals.boards.dossier(board, issue));
		return { dossier, steps: [], breaks: [], revision };
	}
	return { ...orFail(await locals.reader.issueThen(board, issue, orFail(choice))), revision };
};
