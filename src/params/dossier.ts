import type { ParamMatcher } from '@sveltejs/kit';
import { DossierList } from '#lib/protocol/dossier.ts';

/** The name of one of the lists of an issue's dossier. */
export const match = ((param): param is DossierList =>
	DossierList.safeParse(param).success) satisfies ParamMatcher;
