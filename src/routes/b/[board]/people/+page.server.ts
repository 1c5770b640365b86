import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { OfficialsQuery } from '#lib/protocol/officials.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { PageServerLoad } from './$types.js';

/** The page of officials that the address asks for. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = queryOf(url, OfficialsQuery);
	const officials = isRefusal(asked)
		? asked
		: await locals.reader.officials(params.board, Number(asked.query.page ?? 1));
	if (isRefusal(officials)) error(HTTP_STATUS[officials.code], officials.message);
	return { officials };
};
