import * as z from 'zod/mini';
import { Change } from '#lib/domain/change.ts';
import type { Day } from '#lib/domain/day.ts';
import { Entry } from '#lib/domain/entry.ts';
import { Position } from '#lib/domain/position.ts';

/** Lines on one page of an issue's dossier. */
export const DOSSIER_PAGE = 20;

/** Where a page begins: after the line of that day and revision. Opaque to the reader. */
export const PageCursor = z
	.string()
	.check(z.regex(/^\d{4}-\d{2}-\d{2}\.\d{1,10}$/, 'must be a cursor of this list'));

/** The cursor of the page that begins before that revision's line of that day. */
export const cursorBefore = (day: Day, recorded: number): string => `${day}.${recorded}`;

/** Where the next page begins; null where there is none. */
const Cursor = z.nullable(PageCursor);

/** What the store holds of one issue beyond its card: every list newest first, page by page. */
export const Dossier = z.strictObject({
	entries: z.strictObject({ items: z.array(Entry), next: Cursor }),
	positions: z.strictObject({ items: z.array(Position), next: Cursor }),
	changes: z.strictObject({ items: z.array(Change), next: Cursor })
});
export type Dossier = z.infer<typeof Dossier>;

/** One of the dossier's lists. */
export const DossierList = z.enum(['entries', 'positions', 'changes']);
export type DossierList = z.infer<typeof DossierList>;

/** `cursor`: where the page begins; left out, the first page. */
export const DossierQuery = z.strictObject({ cursor: z.optional(PageCursor) });
