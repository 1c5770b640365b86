import * as z from 'zod/mini';
import { Category } from './category.ts';
import { Instant } from './day.ts';
import { Entry } from './entry.ts';
import { Era } from './era.ts';
import { Issue } from './issue.ts';
import { Ladder } from './ladder.ts';
import { News } from './news.ts';
import { Party } from './party.ts';
import { Person } from './person.ts';
import { Proposal } from './proposal.ts';
import { Slug } from './slug.ts';
import { Name } from './text.ts';
import { Touched } from './touched.ts';

const days = (most: number) =>
	z
		.int('must be a whole number of days')
		.check(z.minimum(1, 'must be at least 1 day'), z.maximum(most, `must be at most ${most} days`));

const yesOrNo = z.boolean('must be true or false');

/** How a board reads its own figures, and what it asks of those who write. */
export const Settings = z.strictObject({
	/** Direction compares tension now with this many days before. */
	directionDays: days(365),
	/** A difference smaller than this is steady. */
	directionThreshold: z
		.int('must be a whole number')
		.check(z.minimum(1, 'must be at least 1'), z.maximum(100, 'must be at most 100')),
	/** An issue not assessed for longer than this is stale. */
	staleDays: days(3650),
	/** Whether an assessment must say why. */
	asksReason: z._default(yesOrNo, false),
	/** Whether a second editor must agree to a move of two rungs or more. */
	secondEyes: z._default(yesOrNo, false)
});
export type Settings = z.infer<typeof Settings>;

/** Some of the settings, in place of those held. */
export const SettingsEdit = z.partial(
	z.extend(Settings, { asksReason: yesOrNo, secondEyes: yesOrNo })
);

export const DEFAULT_SETTINGS: Settings = {
	directionDays: 30,
	directionThreshold: 5,
	staleDays: 45,
	asksReason: false,
	secondEyes: false
};

/** Whether whoever can reach the server may read a board, or only those who have a role on it. */
export const Visibility = z.enum(['public', 'private'], 'must be public or private');
export type Visibility = z.infer<typeof Visibility>;

export const Parties = z.tuple([Party, Party]);

/**
 * One relationship, two parties, its issues, at one revision. It is bounded by the number of issues, never by the
 * length of the history: each issue's recent run, its latest entries, everything scheduled, the latest news.
 */
export const Board = z.strictObject({
	slug: Slug,
	revision: z.int().check(z.minimum(0)),
	/** When the last change was recorded; null before the first. */
	at: z.nullable(Instant),
	name: z.union([Name, z.literal('')]),
	/** Since when it is read-only; null while it is not. */
	archived: z.nullable(Instant),
	/** Since when it is nowhere to be found but among the deleted; null while it is not. Set before the first change, the board was purged. */
	deleted: z.nullable(Instant),
	/** Two parties once the board is created. */
	parties: z.array(Party),
	settings: Settings,
	/** Its own words and colours of the ladder. */
	ladder: Ladder,
	/** Of its own fields, its categories (`categories.trade.name`), people (`people.jane-roe.role`) and spans (`eras.truce.to`). */
	touched: Touched,
	visibility: Visibility,
	categories: z.array(Category),
	/** Ids of removed categories: an id is never given twice. */
	removedCategories: z.array(Slug),
	people: z.array(Person),
	/** Spans of time that it names, in order of their first days. */
	eras: z.array(Era),
	/** Ids of removed spans: an id is never given twice. */
	removedEras: z.array(Slug),
	issues: z.array(Issue),
	/** Newest first: the latest of every issue, and everything scheduled. */
	entries: z.array(Entry),
	/** Newest first. */
	news: z.array(News),
	/** What waits for a second editor, oldest first. */
	proposals: z.array(Proposal)
});
export type Board = z.infer<typeof Board>;

/** A board before its first change. */
export const emptyBoard = (slug: Slug): Board => ({
	slug,
	revision: 0,
	at: null,
	name: '',
	archived: null,
	deleted: null,
	parties: [],
	settings: DEFAULT_SETTINGS,
	ladder: {},
	touched: {},
	visibility: 'public',
	categories: [],
	removedCategories: [],
	people: [],
	eras: [],
	removedEras: [],
	issues: [],
	entries: [],
	news: [],
	proposals: []
});

/** False until `board.create` has happened. */
export const exists = (board: Board): boolean => board.revision > 0;

/** False while a board is archived or deleted: it then takes no edits. */
export const isWritable = ({ archived, deleted }: Board): boolean => !archived && !deleted;

/** The issue of that id, open or archived. */
export const findIssue = (board: Board, id: Slug): Issue | undefined =>
	board.issues.find((issue) => issue.id === id);
