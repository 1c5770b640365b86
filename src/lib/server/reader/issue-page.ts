import { dayOf, instantOf, type Day } from '#lib/domain/day.ts';
import { statedAt } from '#lib/domain/position.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { cursorBefore, DOSSIER_PAGE } from '#lib/protocol/dossier.ts';
import type { IssuePageAnswer, IssuePageQuery, PartyPositions } from '#lib/protocol/issue-page.ts';
import type { ScaleBreak } from '#lib/protocol/trends.ts';
import type { Boards } from '../boards.ts';
import { missingIssue } from '../boards/missing-issue.ts';
import type { ReaderStore } from '../store/reader-store.ts';
import type { Days } from '../store/store.ts';

/** About how many steps of a line can be told apart on a wide screen. */
const POINTS = 400;
/** Entries that the page shows and names sources of. */
const MOST_ENTRIES = 60;
const JUDGEMENTS = 20;

/** What one issue's page shows. */
export async function issuePage(
	{ boards, store, today }: { boards: Boards; store: ReaderStore; today: Day },
	slug: Slug,
	issue: Slug,
	{ party: older, cursor }: IssuePageQuery
): Promise<IssuePageAnswer | Refusal> {
	const board = await boards.board(slug);
	if (isRefusal(board)) return board;
	const missing = missingIssue(board, issue);
	if (missing) return missing;
	const said = board.parties.map(({ id: party }) =>
		saidBy(store, slug, { issue, party }, party === (older ?? party) ? cursor : undefined)
	);
	const [positions, steps, entries, inForce, involved, judgements] = await Promise.all([
		Promise.all(said),
		store.line(slug, issue, { to: today, points: POINTS }),
		store.latestEntries(slug, issue, MOST_ENTRIES + 1),
		store.inForce(slug, issue, today),
		store.involved(slug, issue),
		store.assessmentsUpTo(slug, issue, today, JUDGEMENTS + 1)
	]);
	const [first] = steps;
	const from = first ? dayOf(instantOf(first.at)) : today;
	return {
		...{ issue, from, to: today, inForce, involved, positions },
		breaks: await ladderBreaks(store, slug, { from, to: today }),
		steps: steps.map(({ at, tension, status }) => [at, tension, status]),
		entries: entries.slice(0, MOST_ENTRIES),
		moreEntries: entries.length > MOST_ENTRIES,
		judgements: judgements.slice(0, JUDGEMENTS),
		moreSources:
			entries.length > MOST_ENTRIES ||
			judgements.length > JUDGEMENTS ||
			positions.some(({ next, isFirst }) => next !== null || !isFirst)
	};
}

/** When an issue's own line may mean something else from then on: what issues weigh changes the index alone. */
export async function ladderBreaks(
	store: ReaderStore,
	slug: Slug,
	days: Days
): Promise<ScaleBreak[]> {
	const breaks = await store.scaleBreaks(slug, days);
	return breaks
		.filter(({ what }) => what.includes('ladder'))
		.map(({ at }) => ({ at, what: ['ladder'] }));
}

/** A page of a party's positions, from a cursor on. */
async function saidBy(
	store: ReaderStore,
	slug: Slug,
	of: { issue: Slug; party: Slug },
	cursor: string | undefined
): Promise<PartyPositions> {
	const read = await store.positionsBy(slug, of, cursor, DOSSIER_PAGE + 1);
	const items = read.slice(0, DOSSIER_PAGE);
	const [last, before = null] = [items.at(-1), read[DOSSIER_PAGE]];
	const next = last && before ? cursorBefore(last.asOf, statedAt(last)) : null;
	return { party: of.party, items, before, next, isFirst: cursor === undefined };
}
