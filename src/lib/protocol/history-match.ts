import type { Change } from '#lib/domain/change.ts';
import { dayOf } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { kindOf, type HistoryFilter } from './history.ts';

/** Where what people wrote stands in a change; the rest is ids, figures and what only follows from it. */
const WRITTEN = ['name', 'title', 'summary', 'note', 'text', 'role', 'publisher', 'url'];
const FOLLOWING = ['uncovered', 'standing'];

/** Whether what somebody wrote in the change has the words as they stand, in whatever case. */
export function says({ happening, actor }: Change, words: string): boolean {
	const sought = words.toLowerCase();
	return textsIn({ ...happening, by: actor }).some((text) => text.toLowerCase().includes(sought));
}

/** Whether a change that has just come is among what a filter leaves. Of an entry's former issues nothing is known. */
export function isAmong(change: Change, filter: HistoryFilter): boolean {
	const { issue, who, kind, from, to, q } = filter;
	const day = dayOf(change.at);
	return (
		(issue === '' || touches(change, issue)) &&
		(who === '' || change.actor.id === who) &&
		(kind === '' || kindOf(change.happening.type) === kind) &&
		(from === '' || day >= from) &&
		(to === '' || day <= to) &&
		(q === '' || says(change, q))
	);
}

function touches({ happening }: Change, issue: Slug): boolean {
	if ('issue' in happening) return happening.issue === issue;
	return 'entry' in happening && isOn(happening.entry, issue);
}

const isOn = (entry: Entry | Slug, issue: Slug): boolean =>
	typeof entry !== 'string' && entry.issues.includes(issue);

function textsIn(value: object): string[] {
	return Object.entries(value).flatMap(([key, inside]: [string, unknown]) => {
		if (typeof inside === 'string') return WRITTEN.includes(key) ? [inside] : [];
		if (typeof inside !== 'object' || inside === null || FOLLOWING.includes(key)) return [];
		return textsIn(inside);
	});
}
