import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { Judgement } from './assessment.ts';
import { Day, Instant } from './day.ts';
import { Slug } from './slug.ts';
import { Note, Statement, Title } from './text.ts';
import { Name } from './text.ts';

/** Lines of news a board holds. */
export const NEWS_HELD = 24;

const line = { revision: z.int(), at: Instant, asOf: Day, by: Actor };

/** One line of what happened lately on a board: a judgement moved, an entry was recorded, a party stated its position. */
export const News = z.discriminatedUnion('kind', [
	z.strictObject({
		...line,
		kind: z.literal('moved'),
		issue: Slug,
		from: Judgement,
		to: Judgement,
		note: Note
	}),
	z.strictObject({
		...line,
		kind: z.literal('happened'),
		entry: Slug,
		issues: z.array(Slug),
		title: Title,
		publisher: z.optional(Name)
	}),
	z.strictObject({
		...line,
		kind: z.literal('said'),
		issue: Slug,
		position: Slug,
		party: Slug,
		text: Statement,
		publisher: z.optional(Name)
	})
]);
export type News = z.infer<typeof News>;

/** The news with one more line: newest `asOf` first, on one day the one recorded later first. */
export function addNews(news: News[], line: News): News[] {
	const at = news.findIndex(
		(each) => each.asOf < line.asOf || (each.asOf === line.asOf && each.revision < line.revision)
	);
	return news.toSpliced(at < 0 ? news.length : at, 0, line).slice(0, NEWS_HELD);
}
