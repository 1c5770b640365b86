import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { OfficialQuery } from '#lib/protocol/officials.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { PageServerLoad } from './$types.js';

/** What is on record of the official whom the address names. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = queryOf(url, OfficialQuery);
	const official = isRefusal(asked)
		? asked
		: await locals.reader.official(params.board, params.person, asked.query);
	if (isRefusal(official)) error(HTTP_STATUS[official.code], official.message);
	return { official };
};
