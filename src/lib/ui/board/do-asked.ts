import { goto } from '$app/navigation';
import { page } from '$app/state';
import type { Desk } from '#lib/client/desk.svelte.ts';
import type { Hands } from '#lib/client/hands.svelte.ts';
import type { Asked } from '#lib/client/keys.ts';
import { queryOf, type Lens } from '#lib/client/lens.ts';
import type { Selection } from '#lib/client/selection.svelte.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { EditAsked } from './edit-asked.ts';
import { focusFilter, leaveFilter, stepIssue } from './focus.ts';

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
			return on.writable && editAsked(asked, key, on);
	}
}

async function editAsked(asked: EditAsked, key: string, on: Keyed): Promise<void> {
	const { edit } = await import('./edit-asked.ts');
	edit(asked, key, on);
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
