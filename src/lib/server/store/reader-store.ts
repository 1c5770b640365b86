import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Judgements } from '#lib/domain/judged.ts';
import type { Position } from '#lib/domain/position.ts';
import type { Step } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Involved } from '#lib/protocol/issue-page.ts';
import type { Appearances, Companion, Said } from '#lib/protocol/officials.ts';
import type { TimelineChoice, TimelinePage } from '#lib/protocol/timeline.ts';
import type { ScaleBreak } from '#lib/protocol/trends.ts';
import type { Course } from '#lib/protocol/briefing.ts';
import type { Between } from '#lib/protocol/compare.ts';
import type { Days } from './store.ts';

/** Points of an issue's line, each as milliseconds since 1970 and tension. */
export interface Extremes {
	high: readonly [at: number, tension: number] | null;
	low: readonly [at: number, tension: number] | null;
}

/** What is scheduled is read at most so much of, as far as it had been recorded up to a revision. */
export interface Scheduled {
	until: number;
	limit: number;
}

/** What readers ask of the log beyond what the desk needs: the past as it is now judged. Throws only where the engine fails. */
export interface ReaderStore {
	/** What the whole log says of a day, of each issue of this board. */
	judgementsOn(board: Board, day: Day): Promise<Judgements>;
	/** Of that no more than how each issue stood: for comparing. */
	standingsOn(board: Board, day: Day): Promise<Judgements>;
	/** An issue's assessments for days up to one, the latest day first. */
	assessmentsUpTo(board: Slug, issue: Slug, day: Day, limit: number): Promise<Change[]>;
	/** An issue's line from its first judgement up to a day. */
	line(board: Slug, issue: Slug, window: { to: Day; points: number }): Promise<Step[]>;
	/** The same as far as it had been recorded by a revision: the latest of it, where it is very long. */
	lineBy(board: Slug, issue: Slug, window: { revision: number; points: number }): Promise<Step[]>;
	/** The latest entries of an issue, scheduled ones among them, the newest first. */
	latestEntries(board: Slug, issue: Slug, limit: number): Promise<Entry[]>;
	/** What a party said it wants on an issue, the latest first; `before`: older than what a cursor names. */
	positionsBy(
		board: Slug,
		of: { issue: Slug; party: Slug },
		before: string | undefined,
		limit: number
	): Promise<Position[]>;
	/** The measures and agreements of an issue that hold on a day, those that end first before the others. */
	inForce(board: Slug, issue: Slug, day: Day): Promise<Entry[]>;
	/** When the board's scale was changed, as recorded on these days, in order of time. */
	scaleBreaks(board: Slug, days: Days): Promise<ScaleBreak[]>;
	/** The page of a board's entries at a place. */
	timeline(board: Slug, choice: TimelineChoice, today: Day): Promise<TimelinePage>;
	/** What happened to an issue after a day, up to another, by the days that it speaks of. */
	betweenDays(board: Slug, issue: Slug, days: { from: Day; to: Day }): Promise<Between>;
	/** What the log says of an issue over days; `extremes`: where its line was highest and lowest. */
	course(board: Slug, issue: Slug, asked: { days: Days; extremes: Extremes }): Promise<Course>;
	/** The latest entries within days, newest first, at most `limit`. */
	entriesWithin(board: Slug, days: Days, limit: number): Promise<Entry[]>;
	/** What is dated after a day, the soonest first, as far as it had been recorded up to a revision. */
	scheduledAfter(board: Slug, day: Day, asked: Scheduled): Promise<Entry[]>;
	/** What was recorded about an issue after a revision, up to another. */
	betweenRevisions(
		board: Slug,
		issue: Slug,
		revisions: { after: number; until: number }
	): Promise<Between>;
	/** How often each of these people is named in entries. */
	appearances(board: Slug, people: readonly Slug[], today: Day): Promise<Appearances[]>;
	/** Who else is named in a person's latest entries up to today, those they met most first. */
	company(board: Slug, person: Slug, today: Day): Promise<Companion[]>;
	/** Who is named in an issue's latest entries, those who are most first. */
	involved(board: Slug, issue: Slug): Promise<Involved>;
	/** Entries that name all of these people, newest first; `before`: older than what a cursor names. */
	entriesNaming(
		board: Slug,
		people: readonly Slug[],
		before: string | undefined,
		limit: number
	): Promise<Entry[]>;
	/** What a party said of the issues of entries on their very days. */
	saidBeside(board: Slug, party: Slug, entries: readonly Entry[]): Promise<Said[]>;
}
