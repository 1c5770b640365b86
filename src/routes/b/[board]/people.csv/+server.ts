import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { BYTE_ORDER_MARK, csvRow } from '#lib/server/csv.ts';
import { OFFICIAL_COLUMNS, officialRow } from '#lib/ui/words/official-words.ts';
import type { RequestHandler } from './$types.js';

/** Everybody named on the board, as a file. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const board = await locals.boards.board(params.board);
	if (isRefusal(board)) error(HTTP_STATUS[board.code], board.message);
	const rows: string[][] = [];
	for (let page = 1, pages = 1; page <= pages; page += 1) {
		const officials = await locals.reader.officials(board.slug, page);
		if (isRefusal(officials)) error(HTTP_STATUS[officials.code], officials.message);
		pages = officials.pages;
		rows.push(...officials.appearances.map((each) => officialRow(each, board)));
	}
	return new Response(BYTE_ORDER_MARK + [OFFICIAL_COLUMNS, ...rows].map(csvRow).join(''), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${board.slug}-people.csv"`,
			'cache-control': 'no-store'
		}
	});
};
