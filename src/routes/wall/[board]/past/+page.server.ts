import { redirect } from '@sveltejs/kit';
import { settingsOf } from '#lib/client/wall/address-settings.ts';
import { SCREEN_COOKIE, screenOf } from '#lib/client/wall/screen.ts';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { pastIn } from '#lib/protocol/past.ts';
import { orFail } from '#lib/server/api/or-fail.ts';
import type { PageServerLoad } from './$types.js';

/** How a wall would have shown the past that the address asks for. */
export const load: PageServerLoad = async ({ locals, params, url, cookies }) => {
	const { board: slug } = params;
	const choice = pastIn(url.searchParams);
	const kept = new URLSearchParams(url.search);
	for (const name of ['at', 'as', 'revision']) kept.delete(name);
	if (!choice) redirect(307, `/wall/${slug}${kept.size > 0 ? `?${kept}` : ''}`);
	const past = await locals.reader.past(slug, orFail(choice));
	return {
		past: orFail(past),
		reach: orFail(await locals.reader.reach(slug)),
		present: orFail(await locals.boards.board(slug)),
		settings: orFail(settingsOf(kept)),
		screen: screenOf(cookies.get(SCREEN_COOKIE)),
		today: dayOf(instantOf(Date.now()))
	};
};
