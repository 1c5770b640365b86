import * as z from 'zod/mini';
import type { Change } from '#lib/domain/change.ts';
import type { Moved } from '#lib/domain/comparison.ts';
import { addDays, AskedDay, type Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import { refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';

const blank = z.literal('');
const dayOrBlank = z.optional(z.union([blank, AskedDay], 'must be a day such as 2024-08-29'));

const CompareQuery = z.object({
	from: dayOrBlank,
	to: dayOrBlank,
	as: z.optional(z.union([blank, z.enum(['known', 'judged'])], 'must be known or judged')),
	since: z.optional(
		z.union([blank, z.string().check(z.regex(/^\d{1,10}$/, 'must be a revision, such as 42'))])
	)
});

/** What is compared: two days, as they are judged now or as they were known; or a revision with the present. */
export type CompareChoice =
	| { kind: 'days'; from: Day; to: Day; question: 'known' | 'judged' }
	| { kind: 'since'; revision: number };

/** What an address asks to compare; by itself the last `days` days, as they are judged now. */
export function compareIn(
	query: URLSearchParams,
	{ today, days }: { today: Day; days: number }
): CompareChoice | Refusal {
	const [from, to, as, since] = ['from', 'to', 'as', 'since'].map(
		(name) => query.get(name) ?? undefined
	);
	const parsed = CompareQuery.safeParse({ from, to, as, since });
	if (!parsed.success) return refuseInvalid(parsed.error);
	if (parsed.data.since) return { kind: 'since', revision: Number(parsed.data.since) };
	const last = parsed.data.to || today;
	const first = parsed.data.from || addDays(last, -days);
	if (first > last) return refuse('invalid', 'from: must not be after to', { from: LATE });
	if (last > today) return refuse('invalid', 'to: must not be after today', { to: LATE });
	return { kind: 'days', from: first, to: last, question: parsed.data.as || 'judged' };
}

const LATE = 'is too late';

/** What happened to one issue in between: at most a few of each, the latest first. */
export interface Between {
	/** Assessments, whose notes are the reasons. */
	assessed: Change[];
	entries: Entry[];
	/** Whether there was more than this. */
	more: boolean;
}

/** Two states of a board, compared. */
export interface CompareAnswer {
	choice: CompareChoice;
	/** The days of the two states. */
	from: Day;
	to: Day;
	moves: (Moved & { between: Between })[];
	index: { from: number | null; to: number | null };
	revision: number;
}
