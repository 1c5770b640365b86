import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { savedHere } from '../briefing-here.ts';
import type { PageServerLoad } from './$types.js';

/** A briefing as it was saved. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const briefing = await savedHere({ locals, params }, params.number);
	if (isRefusal(briefing)) error(HTTP_STATUS[briefing.code], briefing.message);
	return { briefing };
};
