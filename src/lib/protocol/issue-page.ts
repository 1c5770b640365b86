import type { Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Dossier } from './dossier.ts';
import type { SeriesAnswer } from './api.ts';

/** What one issue's page is given beyond the board. */
export interface IssuePageAnswer {
	issue: Slug;
	/** Its line since it was first assessed. */
	from: Day;
	to: Day;
	steps: SeriesAnswer['issues'][number]['steps'];
	/** The latest of its entries, for the chart, the people and the sources. */
	entries: Entry[];
	/** Whether there are older ones. */
	moreEntries: boolean;
	/** Measures and agreements that hold today, those that end first before the others. */
	inForce: Entry[];
	/** What both parties said they want, the latest first, and where the next page begins. */
	positions: Dossier['positions'];
	/** Its latest judgements, by the days they speak of. */
	judgements: Dossier['changes']['items'];
}
