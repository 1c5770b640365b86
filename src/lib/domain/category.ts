import * as z from 'zod/mini';
import { freeSlug, Slug } from './slug.ts';
import { Name } from './text.ts';

/** A group of issues on a board. */
export const Category = z.strictObject({ id: Slug, name: Name });
export type Category = z.infer<typeof Category>;

/** The id that a category of this name gets where others are taken. */
export const categoryId = (name: string, taken: ReadonlySet<Slug>): Slug =>
	freeSlug(name, 'category', taken);
