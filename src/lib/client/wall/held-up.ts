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

/** Whether the card of an issue is on the screen. */
export type IsSeen = (issue: Slug) => boolean;

/** After these issues changed at `now` (ms). One that is held up already stays so for no longer: it does not light up anew. */
export function holdUp(
	state: HeldUp,
	issues: readonly Slug[],
	now: number,
	isSeen: IsSeen
): HeldUp {
	const present = settle(state, now, isSeen);
	const isKnown = (issue: Slug) =>
		present.waiting.includes(issue) || present.held.some((each) => each.issue === issue);
	const fresh = [...new Set(issues)].filter((issue) => !isKnown(issue));
	const waiting = [...present.waiting, ...fresh];
	return settle(gathered({ ...present, waiting }, now), now, isSeen);
}

/** What is held up at `now`: what has been long enough goes down, what waits and is seen goes up in its place. */
export function settle(state: HeldUp, now: number, isSeen: IsSeen): HeldUp {
	const staying = state.held.filter(({ until }) => until > now);
	const rising = state.waiting.filter(isSeen).slice(0, MOST_HELD - staying.length);
	return {
		held: [...staying, ...rising.map((issue) => ({ issue, until: now + HELD_FOR }))],
		waiting: state.waiting.filter((issue) => !rising.includes(issue)),
		together: state.together && state.together.until > now ? state.together : null
	};
}

function gathered(state: HeldUp, now: number): HeldUp {
	const room = MOST_HELD - state.held.length;
	if (state.waiting.length <= room + MOST_WAITING) return state;
	const issues = [...new Set([...(state.together?.issues ?? []), ...state.waiting])];
	return { ...state, waiting: [], together: { issues, until: now + HELD_FOR } };
}
