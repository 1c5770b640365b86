import { goto } from '$app/navigation';
import { navigating, page } from '$app/state';
import type { Day } from '#lib/domain/day.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { choiceIn, markIn, type Choice, type Mark } from '#lib/protocol/trends.ts';

/** What the page was asked for last, which may be yet to come: whoever asks for more meanwhile asks for both. `shown`: by the page as it is. */
export function askedChoice(shown: Choice, today: Day): Choice & Mark {
	const { to } = navigating;
	const { searchParams } = to?.url.pathname === page.url.pathname ? to.url : page.url;
	const [chosen, mark] = [choiceIn(searchParams), markIn(searchParams, today)];
	const none = { at: null, read: null };
	return { ...(isRefusal(chosen) ? shown : chosen), ...(isRefusal(mark) ? none : mark) };
}

/** Has the page at a path show another choice, unless its reader has left it, or is on their way elsewhere. */
export async function askFor(path: string, query: string): Promise<void> {
	if ((navigating.to ?? page).url.pathname !== path) return;
	await goto(query, { keepFocus: true, noScroll: true, replaceState: true });
}
