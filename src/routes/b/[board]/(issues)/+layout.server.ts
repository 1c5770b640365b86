import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { pastIn } from '#lib/protocol/past.ts';
import type { LayoutServerLoad } from './$types.js';

/** How far back the board can be seen, and the past that the address asks for; null in the present. */
export const load: LayoutServerLoad = async ({ locals, params, url }) => {
	const reach = await locals.reader.reach(params.board);
	if (isRefusal(reach)) error(HTTP_STATUS[reach.code], reach.message);
	const choice = pastIn(url.searchParams);
	if (!choice) return { reach, past: null };
	const past = isRefusal(choice) ? choice : await locals.reader.past(params.board, choice);
	if (isRefusal(past)) error(HTTP_STATUS[past.code], past.message);
	return { reach, past };
};
