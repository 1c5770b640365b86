import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { exportOf, JSON_FORMAT } from '#lib/server/history/export.ts';
import type { RequestHandler } from './$types.js';

/** The history that the address asks for, with everything that it is sealed with, as a file. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const file = await exportOf(locals, params.board, url.searchParams, JSON_FORMAT);
	if (isRefusal(file)) error(HTTP_STATUS[file.code], file.message);
	return file;
};
