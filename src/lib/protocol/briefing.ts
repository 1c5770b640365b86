import * as z from 'zod/mini';
import type { Assessed } from '#lib/domain/assessed.ts';
import type { Board } from '#lib/domain/board.ts';
import type { Moved } from '#lib/domain/comparison.ts';
import { addDays, AskedDay, Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import { refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';

const blank = z.literal('');
const dayOrBlank = z.optional(z.union([blank, AskedDay], 'must be a day such as 2024-08-29'));

const SpanQuery = z.object({ from: dayOrBlank, to: dayOrBlank });

/** The days that a briefing is about, both included: it compares the eve of the first with the last. */
export interface BriefingSpan {
	from: Day;
	to: Day;
}

/** The eve of a span: how things stood when it began. */
export const eveOf = ({ from }: BriefingSpan): Day => addDays(from, -1);

/** The span that an address asks for; by itself the last `days` days. */
export function briefingIn(
	query: URLSearchParams,
	{ today, days }: { today: Day; days: number }
): BriefingSpan | Refusal {
	const [from, to] = ['from', 'to'].map((name) => query.get(name) ?? undefined);
	const parsed = SpanQuery.safeParse({ from, to });
	if (!parsed.success) return refuseInvalid(parsed.error);
	const last = parsed.data.to || today;
	const first = parsed.data.from || addDays(last, 1 - days);
	if (first > last) return refuse('invalid', 'from: must not be after to', { from: LATE });
	if (last > today) return refuse('invalid', 'to: must not be after today', { to: LATE });
	return { from: first, to: last };
}

const LATE = 'is too late';

/** What the log says of one issue over a span. */
export interface Course {
	/** The assessments that speak of it, the earliest first; where there are many, the latest. */
	assessed: readonly Assessed[];
	/** Where its tension was highest and lowest; null where it was not assessed. */
	high: Assessed | null;
	low: Assessed | null;
}

/** The index on a day. */
export interface IndexMark {
	day: Day;
	index: number;
}

/** What a briefing is made of. */
export interface BriefingMaterial {
	span: BriefingSpan;
	/** The board at the eve of the span and at its end, as the log judges them now. */
	before: Board;
	after: Board;
	/** The revision that says so, and the day on which it was asked. */
	revision: number;
	today: Day;
	moves: readonly Moved[];
	index: { from: number | null; to: number | null; high: IndexMark | null; low: IndexMark | null };
	courses: ReadonlyMap<Slug, Course>;
	/** What happened, the earliest first; `more`: there was more than could be read. */
	entries: readonly Entry[];
	more: boolean;
	/** The last revision that the log had when the span ended; what it has of later was not known then. */
	known: number;
	/** What the log had scheduled at its end, the soonest first; `moreScheduled`: there was more than could be read. */
	scheduled: readonly Entry[];
	moreScheduled: boolean;
}

/** A sentence, and the numbers of the notes that it rests on. */
const Sentence = z.strictObject({ text: z.string(), notes: z.array(z.int()) });
export type Sentence = z.infer<typeof Sentence>;

/** `heading`: an issue's name, with how it moved. `item`: one of a list, led by what it is about. */
const Block = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('heading'), text: z.string(), aside: z.string() }),
	z.strictObject({ kind: z.literal('paragraph'), sentences: z.array(Sentence) }),
	z.strictObject({ kind: z.literal('item'), lead: z.string(), sentences: z.array(Sentence) })
]);
export type Block = z.infer<typeof Block>;

const Section = z.strictObject({ id: z.string(), title: z.string(), blocks: z.array(Block) });
export type Section = z.infer<typeof Section>;

const SourceNote = z.strictObject({
	number: z.int(),
	publisher: z.string(),
	title: z.optional(z.string()),
	url: z.optional(z.string()),
	date: z.optional(Day)
});
export type SourceNote = z.infer<typeof SourceNote>;

/** A briefing as every output renders it: made from the log alone, but for the summary that somebody writes over it. */
export const BriefingDocument = z.strictObject({
	board: z.string(),
	from: Day,
	to: Day,
	revision: z.int(),
	made: Day,
	/** What the log itself says in a few sentences: where a summary begins. */
	gist: z.string(),
	sections: z.array(Section),
	notes: z.array(SourceNote)
});
export type BriefingDocument = z.infer<typeof BriefingDocument>;

/** A briefing with what somebody put over it. */
export interface Briefing {
	title: string;
	summary: string;
	document: BriefingDocument;
}

/** One that was saved, in a list; known by the revision that saved it. */
export interface SavedLine {
	id: number;
	title: string;
	from: Day;
	to: Day;
	/** The revision that it was made at. */
	made: number;
	by: string;
	at: string;
}
