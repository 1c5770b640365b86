import type { ParamMatcher } from '@sveltejs/kit';
import type { DossierList } from '#lib/protocol/dossier.ts';

/** Named here again, since a matcher comes with every page: the schema would bring all that it stands on. */
const LISTS: Record<DossierList, true> = { entries: true, positions: true, changes: true };

/** The name of one of the lists of an issue's dossier. */
export const match = ((param): param is DossierList =>
	Object.hasOwn(LISTS, param)) satisfies ParamMatcher;
