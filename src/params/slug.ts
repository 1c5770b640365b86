import type { ParamMatcher } from '@sveltejs/kit';
import { Slug } from '#lib/domain/slug.ts';

/** The id of a board or an issue: anything else is an address where nothing can be. */
export const match: ParamMatcher = (param) => Slug.safeParse(param).success;
