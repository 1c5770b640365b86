import type { Era } from '#lib/domain/era.ts';
import { addDays, startOf } from '#lib/domain/day.ts';
import type { Span } from './span.ts';

/** A named span of time as a band of a chart: from when to when it is seen, and in which lane its name stands. */
export interface Band {
	era: Era;
	from: number;
	to: number;
	lane: number;
}

/** The eras that are seen in a span, each in the first lane that no earlier one still takes. */
export function eraBands(eras: readonly Era[], span: Span): Band[] {
	const ends: number[] = [];
	return eras.flatMap((era) => {
		const from = Math.max(span.from, startOf(era.from));
		const to = Math.min(span.to, era.to === undefined ? Infinity : startOf(addDays(era.to, 1)));
		if (to <= from) return [];
		const free = ends.findIndex((end) => end <= from);
		const lane = free < 0 ? ends.length : free;
		ends[lane] = to;
		return [{ era, from, to, lane }];
	});
}
