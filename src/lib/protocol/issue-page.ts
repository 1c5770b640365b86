import * as z from 'zod/mini';
import type { Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Position } from '#lib/domain/position.ts';
import { Slug } from '#lib/domain/slug.ts';
import { PageCursor, type Dossier } from './dossier.ts';
import type { SeriesAnswer } from './api.ts';
import type { ScaleBreak } from './trends.ts';

/** What an address asks of an issue's page: that the positions of one party, or of each, begin at a cursor. */
export const IssuePageQuery = z.strictObject({
	party: z.optional(Slug),
	cursor: z.optional(PageCursor)
});
export type IssuePageQuery = z.infer<typeof IssuePageQuery>;

/** A page of what one party said it wants, the latest first. */
export interface PartyPositions {
	party: Slug;
	items: Position[];
	/** The one before the last of them, and where the next page begins; null where there is none. */
	before: Position | null;
	next: string | null;
	isFirst: boolean;
}

/** Who is named in an issue's latest entries, and in how many. */
export interface Involved {
	people: { person: Slug; times: number }[];
	/** Whether that is everybody, in all of its entries. */
	isWhole: boolean;
}

/** What one issue's page is given beyond the board. */
export interface IssuePageAnswer {
	issue: Slug;
	/** Its line since it was first assessed. */
	from: Day;
	to: Day;
	steps: SeriesAnswer['issues'][number]['steps'];
	/** The latest of its entries, for the chart and the sources. */
	entries: Entry[];
	/** Whether there are older ones. */
	moreEntries: boolean;
	/** Whether its entries, positions and judgements are more than are given here. */
	moreSources: boolean;
	involved: Involved;
	/** When the board's ladder was changed on those days. */
	breaks: ScaleBreak[];
	/** Measures and agreements that hold today, those that end first before the others. */
	inForce: Entry[];
	/** Of each party. */
	positions: PartyPositions[];
	/** Its latest judgements, by the days they speak of. */
	judgements: Dossier['changes']['items'];
}
