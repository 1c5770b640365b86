import * as z from 'zod/mini';
import type { Actor } from '#lib/domain/actor.ts';
import { Before } from '#lib/domain/before.ts';
import { Change, Happening, type HappeningType } from '#lib/domain/change.ts';
import { AskedDay, Day, Instant } from '#lib/domain/day.ts';
import { refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { Slug } from '#lib/domain/slug.ts';
import { Status } from '#lib/domain/status.ts';
import { Tension } from '#lib/domain/tension.ts';
import { Hash } from './api.ts';
import { Sought } from './search.ts';

/** Changes on one page of the history. */
export const HISTORY_PAGE = 50;

/** Every type of change. */
const TYPES: HappeningType[] = Happening.def.options.flatMap(({ shape }) => shape.type.def.values);

/** What a change is about, as the history is filtered: an assessment is a kind of its own. */
export const kindOf = (type: HappeningType): string =>
	type === 'issue.assessed' ? 'assessment' : type.slice(0, type.indexOf('.'));

/** Every kind of change, most often asked for first. */
export const KINDS = [...new Set(['assessment', ...TYPES.map(kindOf)])];

/** The types of change that are of one kind. */
export const typesOf = (kind: string): HappeningType[] =>
	TYPES.filter((type) => kindOf(type) === kind);

/** A form sends a field that was left empty as an empty text. */
const blank = z.literal('');
const day = z._default(z.union([blank, AskedDay], 'must be a day such as 2024-08-29'), '');

/** What an address asks of the history. */
export const HistoryQuery = z
	.strictObject({
		/** Changes about this issue: of itself, or of an entry that touches it. */
		issue: z._default(z.union([blank, Slug]), ''),
		/** The id of who made them. */
		who: z._default(z.string().check(z.maxLength(64, 'must be at most 64 characters')), ''),
		kind: z._default(z.enum(['', ...KINDS], `must be one of ${KINDS.join(', ')}`), ''),
		/** Days on which they were recorded, both included. */
		from: day,
		to: day,
		/** Words that stand in them as they stand here, in whatever case. */
		q: z._default(Sought, ''),
		/** Only what is older than this revision. */
		before: z.optional(
			z.pipe(
				z.union([blank, z.string().check(z.regex(/^\d{1,10}$/, 'must be a revision'))]),
				z.transform((text: string) => (text === '' ? undefined : Number(text)))
			)
		)
	})
	.check(
		z.refine(({ from, to }) => !(from && to && from > to), {
			error: 'must not be after to',
			path: ['from']
		})
	);
export type HistoryQuery = z.infer<typeof HistoryQuery>;
/** What is asked for, wherever the page begins. */
export type HistoryFilter = Omit<HistoryQuery, 'before'>;

/** The query of an address; what is wrong with it, where something is. */
export function historyQueryIn(params: URLSearchParams): HistoryQuery | Refusal {
	const parsed = HistoryQuery.safeParse(Object.fromEntries(params));
	return parsed.success ? parsed.data : refuseInvalid(parsed.error);
}

/** The query that asks for it, `?issue=taiwan`; empty for everything from the newest on. */
export function historyQueryOf({ before, ...filter }: HistoryQuery): string {
	const said = Object.entries(filter).filter(([, value]) => value !== '');
	if (before !== undefined) said.push(['before', String(before)]);
	return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}

/** Whether the filter leaves changes out. */
export const isFiltered = ({ issue, who, kind, from, to, q }: HistoryFilter): boolean =>
	[issue, who, kind, from, to, q].some((value) => value !== '');

/** A change as the record has it: all that it is sealed with, and its hash (see docs/RECORD.md). */
export const Recorded = z.strictObject({
	/** The hash of the change before. Both are null while the log waits to be sealed. */
	previous: z.nullable(Hash),
	...Change.shape,
	before: z.nullable(Before),
	/** What it adds to the series of its issue. */
	mark: z.nullable(z.tuple([Day, z.nullable(Status), z.nullable(Tension)])),
	hash: z.nullable(Hash)
});
export type Recorded = z.infer<typeof Recorded>;

/** A page of the history, newest first. `next`: where the next one begins; null at the beginning of the log. */
export const HistoryAnswer = z.strictObject({
	items: z.array(Recorded),
	next: z.nullable(
		z.strictObject({
			/** Only what is older than this. */
			before: z.int(),
			/** When that revision was recorded. */
			at: Instant,
			/** False where the page is not full, since looking further would have taken long. */
			full: z.boolean()
		})
	)
});
export type HistoryAnswer = z.infer<typeof HistoryAnswer>;

/** What the page of the history is given. */
export interface HistoryPageAnswer {
	query: HistoryQuery;
	answer: HistoryAnswer;
	/** Everybody who made a change. */
	people: Actor[];
	/** The board's revision, and the hash of its change: the head of the chain; null while the log is sealed. */
	revision: number;
	hash: string | null;
}
