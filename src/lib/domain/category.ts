import * as z from 'zod/mini';
import { Slug } from './slug.ts';
import { Name } from './text.ts';

/** A group of issues on a board. */
export const Category = z.strictObject({ id: Slug, name: Name });
export type Category = z.infer<typeof Category>;
