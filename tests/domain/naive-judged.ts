import { isAssessed, assessmentOf } from '#lib/domain/assessed.ts';
import type { Assessment } from '#lib/domain/assessment.ts';
import type { Change } from '#lib/domain/change.ts';
import { addDays, dayOf, startOf, type Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { DatedOutlook } from '#lib/domain/outlook.ts';
import type { Position } from '#lib/domain/position.ts';
import { stepsOf, type Mark } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { entriesIn, positionsIn } from './naive-recall.ts';

/** How the whole log has an issue on a day, read in the plainest way. */
export function standingIn(log: readonly Change[], issue: Slug, day: Day) {
	let standing: Assessment | null = null;
	let outlook: DatedOutlook | null = null;
	for (const change of log) {
		if (!isAssessed(change)) continue;
		const { happening } = change;
		if (happening.issue !== issue || happening.asOf > day) continue;
		if (standing && happening.asOf < standing.asOf) continue;
		standing = assessmentOf(change);
		if (happening.outlook === undefined) continue;
		outlook = happening.outlook && { ...happening.outlook, asOf: happening.asOf };
	}
	const positions: Record<Slug, Position> = {};
	for (const position of positionsIn(log, issue).toReversed()) {
		if (position.asOf <= day) positions[position.party] = position;
	}
	return { standing, outlook, positions };
}

/** The tension of an issue at the end of a day. */
export const tensionIn = (
	marks: readonly (Mark & { issue: Slug })[],
	issue: Slug,
	day: Day
): number | null =>
	stepsOf(marks.filter((mark) => mark.issue === issue)).findLast(
		({ at }) => at < startOf(addDays(day, 1))
	)?.tension ?? null;

/** Whether an issue was archived when a day ended. */
export function archivedIn(log: readonly Change[], issue: Slug, day: Day): boolean {
	const days = log.flatMap(({ happening, at, revision }) => {
		if (!('issue' in happening) || happening.issue !== issue) return [];
		if (happening.type === 'issue.assessed')
			return [{ day: happening.asOf, revision, gone: false }];
		if (happening.type === 'issue.archived') return [{ day: dayOf(at), revision, gone: true }];
		return happening.type === 'issue.restored' ? [{ day: dayOf(at), revision, gone: false }] : [];
	});
	const until = days.filter((each) => each.day <= day);
	until.sort((a, b) => (a.day === b.day ? a.revision - b.revision : a.day < b.day ? -1 : 1));
	return until.at(-1)?.gone ?? false;
}

/** The entries that a board judged on a day holds, newest first. */
export function heldIn(log: readonly Change[], issues: readonly Slug[], day: Day): Entry[] {
	const past = entriesIn(log).filter((entry) => entry.day <= day);
	const latest = issues.flatMap((issue) =>
		past.filter((entry) => entry.issues.includes(issue)).slice(0, 3)
	);
	return past.filter(
		(entry) => latest.includes(entry) || Object.values(entry.terms ?? {}).some((each) => each > day)
	);
}
