import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { packedPast } from '#lib/protocol/packed-board.ts';
import { pastIn } from '#lib/protocol/past.ts';
import { visited } from '#lib/protocol/visit.ts';
import { orInTrouble } from '#lib/server/database/trouble.ts';
import type { Boards } from '#lib/server/boards.ts';
import { visitsOf, type Visits } from '#lib/server/visits/visits.ts';
import type { LayoutServerLoad } from './$types.js';

/**
 * How far back the board can be seen, and the past that the address asks for; in the present, the last revision that its reader
 * had seen before this visit.
 */
export const load: LayoutServerLoad = async ({ locals, params, url, cookies, untrack }) => {
	const reach = await locals.reader.reach(params.board);
	if (isRefusal(reach)) error(HTTP_STATUS[reach.code], reach.message);
	const choice = pastIn(url.searchParams);
	if (!choice) {
		// The rest of the address must not have all of this read anew.
		const visits = visitsOf(locals, cookies, untrack(() => url.protocol) === 'https:');
		const visiting = visit(locals.boards, params.board, visits);
		return { reach, past: null, base: await orInTrouble(visiting, () => null) };
	}
	const past = isRefusal(choice) ? choice : await locals.reader.past(params.board, choice);
	if (isRefusal(past)) error(HTTP_STATUS[past.code], past.message);
	return { reach, past: packedPast(past), base: null };
};

async function visit(boards: Boards, slug: string, visits: Visits): Promise<number | null> {
	const board = await boards.board(slug);
	if (isRefusal(board)) return null;
	const now = visited(await visits.find(slug), board.revision, Date.now());
	await visits.keep(slug, now);
	return now.base;
}
