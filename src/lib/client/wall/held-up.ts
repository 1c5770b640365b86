import type { Slug } from '#lib/domain/slug.ts';

/** How long a changed card is held up, in ms. */
export const HELD_FOR = 20_000;
/** Cards held up at one time. With `HELD_FOR` it bounds how often anything on the wall lights up. */
export const MOST_HELD = 3;
/** Cards that wait for their turn; with more, one line says how many changed instead. */
export const MOST_WAITING = 6;

/** Cards that changed: those held up, until when, and those that wait. One issue is among them once. */
export interface HeldUp {
	readonly held: readonly { issue: Slug; until: number }[];
	readonly waiting: readonly Slug[];
	/** Issues too many to hold up one by one, told together until a moment. */
	readonly together: { issues: readonly Slug[]; until: number } | null;
}

export const NONE_HELD: HeldUp = { held: [], waiting: [], together: null };

/** After these issues changed at `now` (ms). One that is held up already stays so for no longer: it does not light up anew. */
export function holdUp(state: HeldUp, issues: readonly Slug[], now: number): HeldUp {
	const present = settle(state, now);
	const isKnown = (issue: Slug) =>
		present.waiting.includes(issue) || present.held.some((each) => each.issue === issue);
	const fresh = [...new Set(issues)].filter((issue) => !isKnown(issue));
	return settle(gathered({ ...present, waiting: [...present.waiting, ...fresh] }, now), now);
}

/** What is held up at `now`: what has been long enough goes down, what waits goes up in its place. */
export function settle(state: HeldUp, now: number): HeldUp {
	const staying = state.held.filter(({ until }) => until > now);
	const room = MOST_HELD - staying.length;
	const rising = state.waiting.slice(0, room).map((issue) => ({ issue, until: now + HELD_FOR }));
	return {
		held: [...staying, ...rising],
		waiting: state.waiting.slice(rising.length),
		together: state.together && state.together.until > now ? state.together : null
	};
}

/** When something goes down next; null where nothing is held up. */
export function nextSettling({ held, together }: HeldUp): number | null {
	const moments = [...held.map(({ until }) => until), ...(together ? [together.until] : [])];
	return moments.length > 0 ? Math.min(...moments) : null;
}

function gathered(state: HeldUp, now: number): HeldUp {
	const room = MOST_HELD - state.held.length;
	if (state.waiting.length <= room + MOST_WAITING) return state;
	const issues = [...new Set([...(state.together?.issues ?? []), ...state.waiting])];
	return { ...state, waiting: [], together: { issues, until: now + HELD_FOR } };
}
