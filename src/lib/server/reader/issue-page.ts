import { dayOf, instantOf, type Day } from '#lib/domain/day.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { IssuePageAnswer } from '#lib/protocol/issue-page.ts';
import type { Boards } from '../boards.ts';
import type { ReaderStore } from '../store/reader-store.ts';

/** About how many steps of a line can be told apart on a wide screen. */
const POINTS = 400;
/** Entries that the page shows, counts people in and names sources of. */
const MOST_ENTRIES = 60;
const JUDGEMENTS = 20;

/** What one issue's page shows; `cursor`: from where on the positions are read. */
export async function issuePage(
	{ boards, store, today }: { boards: Boards; store: ReaderStore; today: Day },
	slug: Slug,
	issue: Slug,
	cursor: string | undefined
): Promise<IssuePageAnswer | Refusal> {
	const positions = await boards.dossierPage(slug, issue, 'positions', cursor);
	if (isRefusal(positions)) return positions;
	const [steps, entries, inForce, judgements] = await Promise.all([
		store.line(slug, issue, { to: today, points: POINTS }),
		store.latestEntries(slug, issue, MOST_ENTRIES + 1),
		store.inForce(slug, issue, today),
		store.assessmentsUpTo(slug, issue, today, JUDGEMENTS)
	]);
	const [first] = steps;
	return {
		...{ issue, to: today, inForce, positions, judgements },
		from: first ? dayOf(instantOf(first.at)) : today,
		steps: steps.map(({ at, tension, status }) => [at, tension, status]),
		entries: entries.slice(0, MOST_ENTRIES),
		moreEntries: entries.length > MOST_ENTRIES
	};
}
