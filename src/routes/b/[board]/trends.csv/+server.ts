import { error } from '@sveltejs/kit';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { figuresOf } from '#lib/server/trends/figures-of.ts';
import { choiceOn } from '../trends/choice-on.ts';
import type { RequestHandler } from './$types.js';

/** The figures of the lines that the address asks for, as a file. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const choice = await choiceOn(locals.boards, params.board, url.searchParams);
	const today = dayOf(instantOf(Date.now()));
	const figures = isRefusal(choice)
		? choice
		: await figuresOf(locals.boards, params.board, choice, today);
	if (isRefusal(figures)) error(HTTP_STATUS[figures.code], figures.message);
	return new Response(figures.csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${figures.name}"`,
			'cache-control': 'no-store'
		}
	});
};
