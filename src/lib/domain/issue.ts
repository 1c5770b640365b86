import * as z from 'zod/mini';
import { Assessment } from './assessment.ts';
import { Day } from './day.ts';
import { DatedOutlook } from './outlook.ts';
import { Position } from './position.ts';
import { Run } from './run.ts';
import { Slug } from './slug.ts';
import { Salience } from './tension.ts';
import { Paragraph, Title } from './text.ts';
import { Touched } from './touched.ts';

/** What an issue is, apart from how it stands. */
export const IssueBody = z.strictObject({
	title: Title,
	category: Slug,
	summary: Paragraph,
	salience: Salience,
	/** Whether a second editor must agree to any change of it. */
	secondEyes: z.optional(z.boolean('must be true or false'))
});
export type IssueBody = z.infer<typeof IssueBody>;

/** One matter between the parties. */
export const Issue = z.extend(IssueBody, {
	id: Slug,
	opened: Day,
	archived: z.nullable(Day),
	/** When it last came back from the archive: from that day on what stood then was said anew. */
	restored: z.nullable(Day),
	/** Null until somebody assesses the issue. */
	standing: z.nullable(Assessment),
	outlook: z.nullable(DatedOutlook),
	/** What a person who edits it now may not have seen. */
	touched: Touched,
	run: Run,
	/** Each party's latest position, by party. */
	positions: z.record(Slug, Position)
});
export type Issue = z.infer<typeof Issue>;

/** The first day that an assessment must speak of to stand on the card now; null where any does. */
export function standsFrom({ standing, restored }: Issue): Day | null {
	if (!standing || !restored) return standing?.asOf ?? restored;
	return standing.asOf > restored ? standing.asOf : restored;
}

/** Whether an issue, as it is judged that it stood on a day, was there: it was opened by then, or has been judged of then since. */
export const isThereOn = ({ standing, opened }: Issue, day: Day): boolean =>
	standing !== null || opened <= day;

/** An issue counts in lists and in the index while it is open. */
export const isOpen = (issue: Issue): boolean => issue.archived === null;
