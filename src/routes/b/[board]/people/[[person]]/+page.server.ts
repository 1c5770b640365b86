import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { OfficialQuery, OfficialsQuery } from '#lib/protocol/officials.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import { revisionOf } from '#lib/server/reader/revision-of.ts';
import type { PageServerLoad } from './$types.js';

interface Asked {
	locals: App.Locals;
	board: string;
	url: URL;
}

/** The official whom the address names, else the page of officials that it asks for. */
export const load: PageServerLoad = async ({ locals, params: { board, person }, url }) => {
	const revision = await revisionOf(locals.boards, board);
	const asked = { locals, board, url };
	return { ...(await (person === undefined ? listed(asked) : official(asked, person))), revision };
};

async function listed({ locals, board, url }: Asked) {
	const asked = queryOf(url, OfficialsQuery);
	const officials = isRefusal(asked)
		? asked
		: await locals.reader.officials(board, Number(asked.query.page ?? 1));
	if (isRefusal(officials)) error(HTTP_STATUS[officials.code], officials.message);
	return { kind: 'all' as const, officials };
}

async function official({ locals, board, url }: Asked, person: string) {
	const asked = queryOf(url, OfficialQuery);
	const found = isRefusal(asked) ? asked : await locals.reader.official(board, person, asked.query);
	if (isRefusal(found)) error(HTTP_STATUS[found.code], found.message);
	return { kind: 'one' as const, official: found };
}
