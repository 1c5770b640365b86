import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { BYTE_ORDER_MARK, csvRow } from '#lib/server/csv.ts';
import { PUBLISHER_COLUMNS, publisherRow } from '#lib/ui/words/publisher-words.ts';
import type { RequestHandler } from './$types.js';

/** Every publisher on which something on the board rests, as a file. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const rows: string[][] = [];
	for (let page = 1, pages = 1; page <= pages; page += 1) {
		const sources = await locals.sources.publishers(params.board, page);
		if (isRefusal(sources)) error(HTTP_STATUS[sources.code], sources.message);
		pages = sources.pages;
		rows.push(...sources.publishers.map((line) => publisherRow(line, sources.all.uses)));
	}
	return new Response(BYTE_ORDER_MARK + [PUBLISHER_COLUMNS, ...rows].map(csvRow).join(''), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${params.board}-sources.csv"`,
			'cache-control': 'no-store'
		}
	});
};
