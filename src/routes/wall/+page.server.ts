import { SCREEN_COOKIE, screenOf } from '#lib/client/wall/screen.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { DISPLAY_COOKIE } from '#lib/protocol/displays.ts';
import type { PageServerLoad } from './$types.js';

/** As long as browsers keep a cookie; every load of the page begins it anew. */
const KEPT_FOR = 400 * 24 * 60 * 60;

/** What this screen is: a display with its board, or nobody's with a code. It keeps its credential either way. */
export const load: PageServerLoad = async ({ locals, cookies, url, getClientAddress }) => {
	const { credential, standing } = await locals.displays.screens.welcome(
		cookies.get(DISPLAY_COOKIE),
		{ origin: url.origin, address: getClientAddress() }
	);
	cookies.set(DISPLAY_COOKIE, credential, {
		path: '/',
		maxAge: KEPT_FOR,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
	if (standing.kind !== 'paired') return { standing, board: null };
	const board = await locals.boards.board(standing.display.board);
	if (isRefusal(board)) return { standing, board: null };
	const screen = screenOf(cookies.get(SCREEN_COOKIE));
	return { standing, board, epoch: locals.epoch, now: Date.now(), screen };
};
