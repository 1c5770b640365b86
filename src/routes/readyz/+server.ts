import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** A command could be committed now. */
export const GET: RequestHandler = async ({ locals }) => {
	const ready = await locals.boards.ready().catch(() => false);
	const headers = { 'cache-control': 'no-store' };
	return ready ? text('ready\n', { headers }) : text('not ready\n', { status: 503, headers });
};
