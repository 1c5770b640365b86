import { error, redirect } from '@sveltejs/kit';
import { settingsOf } from '#lib/client/wall/address-settings.ts';
import { ON_TRIAL } from '#lib/client/wall/on-trial.ts';
import { SCREEN_COOKIE, screenOf } from '#lib/client/wall/screen.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import type { PageServerLoad } from './$types.js';

/** The board as it stands, the server's clock, the screen it is planned for, how the display wants it, and what a browser installs of it. */
export const load: PageServerLoad = async ({ locals, params, url, cookies }) => {
	const asksForPast = ['at', 'revision'].some((name) => url.searchParams.get(name));
	if (asksForPast) redirect(307, `${url.pathname}/past${url.search}`);
	const wishes = new URLSearchParams(url.search);
	wishes.delete(ON_TRIAL);
	const settings = settingsOf(wishes);
	if (isRefusal(settings)) error(HTTP_STATUS[settings.code], settings.message);
	const board = await locals.boards.board(params.board);
	if (isRefusal(board)) error(HTTP_STATUS[board.code], board.message);
	const screen = screenOf(cookies.get(SCREEN_COOKIE));
	const manifest = `/wall/${board.slug}/manifest.webmanifest${wishes.size > 0 ? `?${wishes}` : ''}`;
	return { board, epoch: locals.epoch, now: Date.now(), screen, settings, manifest };
};
