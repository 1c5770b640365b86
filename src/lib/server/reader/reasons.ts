import type { Change } from '#lib/domain/change.ts';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { standsAt, type Mark } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Reason, ReasonsQuery } from '#lib/protocol/reasons.ts';
import type { ReaderStore } from '../store/reader-store.ts';

/** Of a day, the latest are read: who judges oftener on one day is not told every reason. */
const READ = 30;

/** Why each of the issues stands as it does at a moment; of those that nobody had assessed by then, nothing. */
export async function reasonsAt(
	store: ReaderStore,
	board: Slug,
	{ at, issue: issues }: ReasonsQuery
): Promise<Reason[]> {
	const day = dayOf(instantOf(at));
	const found = issues.map(async (issue) => {
		const changes = await store.assessmentsUpTo(board, issue, day, READ);
		return standsAt(changes.flatMap(markIn), at)?.reason;
	});
	return (await Promise.all(found)).filter((reason) => reason !== undefined);
}

function markIn({ happening, at, revision, actor }: Change): (Mark & { reason: Reason })[] {
	if (happening.type !== 'issue.assessed') return [];
	const { issue, status, tension, asOf, note, source, proposed } = happening;
	const by = proposed?.by.name ?? actor.name;
	const reason = { issue, asOf, at, by, note, ...(source && { source }) };
	return [{ status, tension, asOf, at, revision, reason }];
}
