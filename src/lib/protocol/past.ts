import * as z from 'zod/mini';
import type { Board } from '#lib/domain/board.ts';
import { AskedDay, type Day } from '#lib/domain/day.ts';
import { refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import type { SeriesAnswer } from './api.ts';
import type { Dossier } from './dossier.ts';
import type { ScaleBreak } from './trends.ts';

/**
 * The two questions about a past day. `known`: the board as it was known when that day ended, whatever was learnt later.
 * `judged`: what the whole log says today of that day.
 */
const QUESTIONS = ['known', 'judged'] as const;
const Question = z.enum(QUESTIONS, `must be ${QUESTIONS.join(' or ')}`);
export type Question = z.infer<typeof Question>;

/** A form sends a field that was left empty as an empty text. */
const blank = z.literal('');

const Revision = z.string().check(z.regex(/^[1-9]\d{0,9}$/, 'must be a revision, 1 or more'));

/** What an address asks of the past: a day and a question about it, or a revision; a revision goes before a day. */
const PastQuery = z.object({
	at: z.optional(z.union([blank, AskedDay], 'must be a day such as 2024-08-29')),
	as: z.optional(z.union([blank, Question], `must be ${QUESTIONS.join(' or ')}`)),
	revision: z.optional(z.union([blank, Revision]))
});

/** A past that somebody asks for. A null question: the one that has an answer. */
export type PastChoice =
	{ kind: 'day'; day: Day; question: Question | null } | { kind: 'revision'; revision: number };

/** The past that an address asks for; null where it asks for the present, and a refusal where for something that cannot be. */
export function pastIn(query: URLSearchParams): PastChoice | Refusal | null {
	const [at, as, revision] = ['at', 'as', 'revision'].map((name) => query.get(name) ?? undefined);
	const parsed = PastQuery.safeParse({ at, as, revision });
	if (!parsed.success) return refuseInvalid(parsed.error);
	return choiceOf(parsed.data);
}

function choiceOf({ at, as, revision }: z.infer<typeof PastQuery>): PastChoice | null {
	if (revision) return { kind: 'revision', revision: Number(revision) };
	return at ? { kind: 'day', day: at, question: as || null } : null;
}

/** A board as it was. */
export interface Past {
	/** What is shown: the answer to a question about a day, or the board at a revision. */
	question: Question | 'revision';
	/** The day shown; of a revision, the day it was recorded. */
	day: Day;
	/** The moment at which the board stood so: distances in time are told from it. Milliseconds since 1970. */
	now: number;
	/** Null where nothing had been recorded by then. */
	board: Board | null;
}

/** What was held of an issue beyond its card: the first pages of its lists, its line up to then, and when the ladder changed. */
export interface IssueThen {
	dossier: Dossier;
	steps: SeriesAnswer['issues'][number]['steps'];
	breaks: ScaleBreak[];
}

/** How far back a board can be seen. */
export interface Reach {
	/** The day of the first record: before it nothing was known. */
	begun: Day;
	/** The day of the earliest judgement, or of the first record where that is earlier. */
	first: Day;
}
