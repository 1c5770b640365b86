import type { Status } from '#lib/domain/status.ts';
import type { Span } from '#lib/ui/chart/span.ts';

/** A status that stands from a moment on; null is "not assessed". */
export interface Turn {
	at: number;
	status: Status | null;
}

/** How long a status stood within a span. */
export interface Band {
	from: number;
	to: number;
	status: Status | null;
}

/**
 * The bands that fill a span without a break: before the first turn nothing was assessed; turns to the same status are one band,
 * and a turn at the very end is one of no length.
 */
export function bandsOf(turns: readonly Turn[], { from, to }: Span): Band[] {
	const bands: Band[] = [];
	let band: Band = { from, to, status: null };
	for (const { at, status } of turns) {
		if (at > to) break;
		if (status === band.status) continue;
		const start = Math.max(from, at);
		if (start > band.from) bands.push({ ...band, to: start });
		band = { from: start, to, status };
	}
	return [...bands, band];
}

/** What stood at a moment of the span; the last band at its end. */
export const bandAt = (bands: readonly Band[], at: number): Band | undefined =>
	bands.findLast((band) => band.from <= at);
