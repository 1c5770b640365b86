import { goto } from '$app/navigation';
import { page } from '$app/state';
import type { Desk } from '#lib/client/desk.svelte.ts';
import type { Hands } from '#lib/client/hands.svelte.ts';
import type { Asked } from '#lib/client/keys.ts';
import { queryOf, type Lens } from '#lib/client/lens.ts';
import type { Selection } from '#lib/client/selection.svelte.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { STATUSES, type Status } from '#lib/domain/status.ts';
import { recordHref } from '#lib/ui/hands/record-href.ts';
import { focusFilter, issueInHand, leaveFilter, stepIssue } from './focus.ts';

/** A board's page, as its keys find it. */
export interface Keyed {
	readonly base: string;
	readonly lens: Lens;
	/** The issue whose panel is open. */
	readonly opened: Slug | undefined;
	readonly isPanelOpen: boolean;
	readonly writable: boolean;
	/** The issues that are shown, in their order. */
	readonly order: readonly Slug[];
	readonly desk: Desk;
	readonly hands: Hands;
	readonly selection: Selection;
	help(): void;
}

/** Does what a key asks of a board's page. */
export function doAsked(asked: Exclude<Asked, 'open'>, key: string, on: Keyed): unknown {
	switch (asked) {
		case 'filter':
			return focusFilter();
		case 'next':
			return stepIssue(1);
		case 'previous':
			return stepIssue(-1);
		case 'close':
			return close(on);
		case 'view':
			return turnView(on);
		case 'help':
			return on.help();
		default:
			return on.writable && edit(asked, key, on);
	}
}

type Edit = 'new' | 'entry' | 'assess' | 'rung' | 'select' | 'reach';

function edit(asked: Edit, key: string, on: Keyed): unknown {
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

function close({ base, lens, isPanelOpen, selection }: Keyed): void {
	if (leaveFilter()) return;
	if (selection.issues.length > 0) selection.clear();
	else if (isPanelOpen) void goto(base + queryOf(lens), { noScroll: true });
}

const turnView = ({ lens }: Keyed): Promise<void> =>
	goto(page.url.pathname + queryOf({ ...lens, view: lens.view === 'list' ? 'cards' : 'list' }), {
		keepFocus: true,
		noScroll: true,
		replaceState: true
	});
