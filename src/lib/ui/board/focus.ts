import type { Slug } from '#lib/domain/slug.ts';

/** Where the keys take the focus on a board page: its filter, and its issues in the order in which they stand. */

const ISSUES = '.issues [data-issue] a[href]';

export function focusFilter(): void {
	document.querySelector<HTMLInputElement>('form[role="search"] input[name="q"]')?.focus();
}

/** Takes the focus out of the filter, so that keys are keys again; false where it was not in it. */
export function leaveFilter(): boolean {
	const held = document.activeElement;
	if (!(held instanceof HTMLElement) || !held.closest('form[role="search"]')) return false;
	held.blur();
	return true;
}

/** The issue that has the focus, by its link or by its box; undefined where none has. */
function focusedIssue(): Slug | undefined {
	const held = document.activeElement;
	if (!(held instanceof HTMLElement) || !held.closest('.issues')) return undefined;
	return held.dataset['select'] ?? held.closest<HTMLElement>('[data-issue]')?.dataset['issue'];
}

/** The issue that a key is about: the one with the focus, else the one that is open, else the first, which then has the focus. */
export function issueInHand(opened: Slug | undefined): Slug | undefined {
	if (!focusedIssue() && !opened) stepIssue(1);
	return focusedIssue() ?? opened;
}

/** Puts the focus on an issue, where it is shown. */
export function focusIssue(issue: Slug): void {
	document
		.querySelector<HTMLAnchorElement>(`.issues [data-issue="${issue}"] a[href]`)
		?.focus({ preventScroll: true });
}

/** Puts the focus on the next issue (1) or the one before (-1); on the first where none has it. */
export function stepIssue(by: 1 | -1): void {
	const links = [...document.querySelectorAll<HTMLAnchorElement>(ISSUES)];
	const held = focusedIssue();
	const at = links.findIndex((link) => link.closest(`[data-issue="${held}"]`) !== null);
	const opened = links.findIndex((link) => link.closest('[data-opened]') !== null);
	const from = at >= 0 ? at : opened;
	const next = from < 0 ? 0 : Math.min(Math.max(from + by, 0), links.length - 1);
	links[next]?.focus();
	links[next]?.scrollIntoView({ block: 'nearest' });
}
