import { goto } from '$app/navigation';
import { queryOf } from '#lib/client/lens.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { STATUSES, type Status } from '#lib/domain/status.ts';
import { recordHref } from '#lib/ui/hands/record-href.ts';
import type { Keyed } from './do-asked.ts';
import { focusedIssue, stepIssue } from './focus.ts';

/** Keys that begin an edit. */
export type EditAsked = 'new' | 'entry' | 'assess' | 'rung' | 'select' | 'reach';

/** Begins the edit that a key asks for, where the person may. */
export function edit(asked: EditAsked, key: string, on: Keyed): unknown {
	const { base, order, desk, selection } = on;
	const query = queryOf(on.lens);
	switch (asked) {
		case 'new':
			return desk.may('issue.open') && goto(`${base}/new${query}`);
		case 'entry':
			return desk.may('entry.record') && goto(recordHref(base, query, selection.issues));
		case 'assess':
			return assess(null, on);
		case 'rung':
			return assess(STATUSES[Number(key) - 1] ?? null, on);
		case 'select':
			return about(on, (issue) => selection.toggle(issue));
		case 'reach':
			return about(on, (issue) => selection.reach(issue, order));
		default:
			return asked satisfies never;
	}
}

function assess(rung: Status | null, on: Keyed): void {
	about(on, (issue) => on.hands.assess(issue, rung));
}

function about({ desk, opened }: Keyed, act: (issue: Slug) => void): void {
	const issue = desk.may('issue.assess') && issueInHand(opened);
	if (issue) act(issue);
}

/** The issue that a key is about: the one with the focus, else the one that is open, else the first, which then has the focus. */
function issueInHand(opened: Slug | undefined): Slug | undefined {
	if (!focusedIssue() && !opened) stepIssue(1);
	return focusedIssue() ?? opened;
}
