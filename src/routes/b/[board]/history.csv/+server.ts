import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { csvFormat, exportOf } from '#lib/server/history/export.ts';
import { HISTORY_COLUMNS, historyRow } from '#lib/ui/words/history-words.ts';
import type { RequestHandler } from './$types.js';

const FORMAT = csvFormat(HISTORY_COLUMNS, historyRow);

/** The history that the address asks for, in words, as a file. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const file = await exportOf(locals, params.board, url.searchParams, FORMAT);
	if (isRefusal(file)) error(HTTP_STATUS[file.code], file.message);
	return file;
};
