import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { timelineIn } from '#lib/protocol/timeline.ts';
import { revisionOf } from '#lib/server/reader/revision-of.ts';
import type { PageServerLoad } from './$types.js';

/** The page of entries that the address asks for. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const choice = timelineIn(url.searchParams);
	if (isRefusal(choice)) error(HTTP_STATUS[choice.code], choice.message);
	const revision = await revisionOf(locals.boards, params.board);
	const entries = await locals.reader.timeline(params.board, choice);
	if (isRefusal(entries)) error(HTTP_STATUS[entries.code], entries.message);
	return { choice, entries, revision };
};
