import { roleOn, type Asker } from '#lib/domain/asker.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { isSiteAdmin } from '#lib/domain/rights.ts';
import { isAtLeast } from '#lib/domain/role.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** Whether somebody may look after the displays of a board. */
export const mayManage = (asker: Asker, board: Slug): boolean =>
	asker.actor !== null && isAtLeast(roleOn(asker, board), 'editor');

/** Why somebody may not look after any display; null where they may after those of some board. */
export function whyNotManage(asker: Asker): Refusal | null {
	if (!asker.actor)
		return refuse('unidentified', 'Sign in first: then you may look after displays');
	const somewhere = [...asker.boards.values()].some((role) => isAtLeast(role, 'editor'));
	if (somewhere || isSiteAdmin(asker) || isAtLeast(asker.everywhere, 'editor')) return null;
	return refuse('forbidden', 'Only the editors and admins of a board look after its displays');
}
