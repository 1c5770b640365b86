import * as z from 'zod/mini';
import type { Assessed } from '#lib/domain/assessed.ts';
import type { Day, Instant } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Position } from '#lib/domain/position.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { PageCursor } from './dossier.ts';

/** Publishers on one page, what rests on them on one page, and lines of a list that is only begun. */
export const PUBLISHERS_PAGE = 60;
export const USES_PAGE = 30;
export const USES_BEGUN = 6;
/** Counted no further than to one more than this. */
export const MOST_COUNTED = 1_000;

/** What was found at an address: `gone` says that the site has no such page, or that there is no such site. */
export const LINK_STATES = ['gone', 'unreachable', 'refused', 'not public', 'fine'] as const;
export const LinkState = z.enum(LINK_STATES, `must be one of ${LINK_STATES.join(', ')}`);
export type LinkState = z.infer<typeof LinkState>;

/** Lists of a board's sources: judgements that rest on one publisher, or name none, and links by what was found. */
export const SourceList = z.enum(
	['single', 'unsourced', 'links'],
	'must be single, unsourced or links'
);

/** What an address asks of a board's sources: a page of publishers, or a list. */
export const SourcesQuery = z.object({
	page: z.optional(z.string().check(z.regex(/^[1-9]\d{0,4}$/, 'must be a page, from 1 on'))),
	list: z.optional(SourceList),
	before: z.optional(PageCursor),
	found: z.optional(LinkState),
	after: z.optional(z.string().check(z.regex(/^[0-9a-f]{32}$/, 'must be a cursor of this list')))
});
export type SourcesQuery = z.infer<typeof SourcesQuery>;

/** What may be asked for of what rests on one publisher: one kind, or the judgements that rest on it alone. */
export const UseKind = z.enum(
	['entry', 'assessment', 'position', 'alone'],
	'must be entry, assessment, position or alone'
);
export type UseKind = z.infer<typeof UseKind>;
export const PublisherQuery = z.object({
	kind: z.optional(UseKind),
	before: z.optional(PageCursor)
});
export type PublisherQuery = z.infer<typeof PublisherQuery>;

/** How much rests on a publisher, and from which day to which. */
export interface PublisherLine {
	name: string;
	entries: number;
	assessments: number;
	positions: number;
	uses: number;
	first: Day;
	last: Day;
	/** Judgements that rest on it alone: counted no further than to one more than `MOST_COUNTED`. */
	alone: number;
}

/** Something that rests on a source, or a judgement that names none. */
export type Use = (
	| { kind: 'entry'; entry: Entry }
	| { kind: 'assessment'; assessed: Assessed }
	| { kind: 'position'; issue: Slug; position: Position }
) & { alone: boolean };

/** A page of uses, newest first, and where the next begins. */
export interface UsesPage {
	uses: Use[];
	older: string | null;
}

/** A link, what was found at it and when, how many things rest on it, and the latest of them. */
export interface CheckedLink {
	url: string;
	found: LinkState;
	checked: Instant;
	count: number;
	uses: Use[];
}

export interface LinksPage {
	links: CheckedLink[];
	after: string | null;
}

/** What a page that tells how links do depends on, so that it can be read anew. */
export const LINKS = 'demarche:links';

/** How a board's links do; each counted no further than to one more than `MOST_COUNTED`. */
export interface LinkTally {
	found: Record<LinkState, number>;
	/** Never checked, or not for a week. */
	due: number;
	/** Where a check is going on: how many of how many it has looked at. */
	going: { done: number; of: number } | null;
}

/** What the judgements that stand rest on. */
export interface StandingTally {
	judged: number;
	single: number;
	unsourced: number;
}

/** What the page of a board's sources shows. */
export interface SourcesAnswer {
	publishers: PublisherLine[];
	page: number;
	pages: number;
	/** How many publishers there are, and how much rests on all of them. */
	all: { publishers: number; uses: number };
	standing: StandingTally;
	single: Use[];
	unsourced: Use[];
	links: LinkTally;
	/** The revision up to which the log has been read for this, and its last. */
	revision: number;
	last: number;
}

/** One list of them, page by page. */
export type SourceListAnswer =
	| { list: 'single' | 'unsourced'; page: UsesPage; isFirst: boolean }
	| { list: 'links'; found: LinkState; page: LinksPage; isFirst: boolean; links: LinkTally };

/** What the page of one publisher shows. */
export interface PublisherAnswer {
	query: PublisherQuery;
	publisher: PublisherLine;
	/** How much rests on all publishers. */
	all: number;
	page: UsesPage;
	/** The latest judgements that rest on it alone. */
	alone: Use[];
}
