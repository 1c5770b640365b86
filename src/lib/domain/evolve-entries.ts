import type { Change } from './change.ts';
import { dayOf, type Day } from './day.ts';
import { newestFirst, type Entry } from './entry.ts';
import type { Slug } from './slug.ts';

/** Past entries that a board holds of each issue. */
export const LATEST_HELD = 3;

/** A board's entries after a change: the latest of each issue and all that is ahead, newest first. */
export function evolveEntries(entries: Entry[], { happening, at }: Change): Entry[] {
	switch (happening.type) {
		case 'entry.recorded':
			return held([...entries, happening.entry], dayOf(at));
		case 'entry.edited':
			return held(
				[...without(entries, happening.entry.id), happening.entry, ...happening.uncovered],
				dayOf(at)
			);
		case 'entry.struck':
			return held([...without(entries, happening.entry), ...happening.uncovered], dayOf(at));
		default:
			return entries;
	}
}

/** Whether something of the entry is still to come: its day, or a day on which its terms begin, end or are reviewed. */
export function isAhead(entry: Entry, today: Day): boolean {
	const { effective, expires, review } = entry.terms ?? {};
	return [entry.day, effective, expires, review].some((day) => day !== undefined && day > today);
}

/** The latest past entries of an issue, newest first. `entries` are newest first. */
export const latestOf = (entries: Entry[], issue: Slug, today: Day): Entry[] =>
	entries.filter((each) => each.day <= today && each.issues.includes(issue)).slice(0, LATEST_HELD);

const without = (entries: Entry[], id: Slug): Entry[] => entries.filter((each) => each.id !== id);

function held(entries: Entry[], today: Day): Entry[] {
	const counts = new Map<Slug, number>();
	const isAmongLatest = (entry: Entry) =>
		entry.day <= today &&
		entry.issues.filter((issue) => count(counts, issue) <= LATEST_HELD).length > 0;
	return entries.toSorted(newestFirst).filter((entry) => {
		const latest = isAmongLatest(entry);
		return latest || isAhead(entry, today);
	});
}

function count(counts: Map<Slug, number>, issue: Slug): number {
	const next = (counts.get(issue) ?? 0) + 1;
	counts.set(issue, next);
	return next;
}
