import * as z from 'zod/mini';
import type { Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Position } from '#lib/domain/position.ts';
import { Slug } from '#lib/domain/slug.ts';
import { PageCursor } from './dossier.ts';

/** Officials on one page, and entries of one of them on one page. */
export const OFFICIALS_PAGE = 60;
export const OFFICIAL_PAGE = 30;
/** Entries of one official that are counted, and looked at for who else was there: the latest. */
export const MOST_COUNTED = 1_000;

/** What an address asks of a board's officials: the how-manieth page of them. */
export const OfficialsQuery = z.object({
	page: z.optional(z.string().check(z.regex(/^[1-9]\d{0,4}$/, 'must be a page, from 1 on')))
});

/** What an address asks of one official: only entries with somebody else; those older than a cursor. */
export const OfficialQuery = z.object({ with: z.optional(Slug), before: z.optional(PageCursor) });
export type OfficialQuery = z.infer<typeof OfficialQuery>;

/** How often an official is named in entries. */
export interface Appearances {
	person: Slug;
	/** Counted no further than to one more than `MOST_COUNTED`. */
	entries: number;
	/** The day of their latest entry up to today, and of their next one after it. */
	latest: Day | null;
	next: Day | null;
}

/** A page of a board's officials, party by party, each by name. */
export interface OfficialsAnswer {
	appearances: Appearances[];
	page: number;
	pages: number;
}

/** Somebody who is named beside an official: how often in all, how often as they met, and on which day first and last. */
export interface Companion {
	person: Slug;
	times: number;
	met: number;
	earliest: Day | null;
	latest: Day | null;
}

/** What an official's side said of an issue on the day of an entry that names them. */
export interface Said {
	entry: Slug;
	issue: Slug;
	position: Position;
}

/** What the page of one official shows. */
export interface OfficialAnswer {
	query: OfficialQuery;
	appearances: Appearances;
	/** In their latest entries, those they met most first. */
	company: Companion[];
	/** Newest first, and where the next page begins. */
	entries: Entry[];
	older: string | null;
	said: Said[];
}
