import * as z from 'zod/mini';
import { Day, Instant } from '#lib/domain/day.ts';
import { Slug } from '#lib/domain/slug.ts';
import { Source } from '#lib/domain/source.ts';
import { MOST_LINES } from './trends.ts';

/** What somebody asks who reads a chart: why lines stand as they do at a moment (milliseconds since 1970). */
const ReasonsQuery = z.strictObject({
	at: z.coerce.number().check(z.minimum(0), z.maximum(8e15)),
	issue: z.array(Slug).check(z.maxLength(MOST_LINES, `must be at most ${MOST_LINES}`))
});
export type ReasonsQuery = z.infer<typeof ReasonsQuery>;

export const reasonsQueryIn = (params: URLSearchParams) =>
	ReasonsQuery.safeParse({ at: params.get('at') ?? '', issue: params.getAll('issue') });

/** The assessment that stands on an issue: its reason may be empty. */
const Reason = z.object({
	issue: Slug,
	asOf: Day,
	at: Instant,
	by: z.string(),
	note: z.string(),
	source: z.optional(Source)
});
export type Reason = z.infer<typeof Reason>;

export const ReasonsAnswer = z.object({ reasons: z.array(Reason) });
export type ReasonsAnswer = z.infer<typeof ReasonsAnswer>;
