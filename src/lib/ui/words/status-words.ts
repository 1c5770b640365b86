import { rungWord, type Ladder } from '#lib/domain/ladder.ts';
import type { Status } from '#lib/domain/status.ts';

/** What the rungs mean on every board, worst first: for forms and tooltips. */
export const STATUS_MEANINGS = {
	rupture: 'Channel closed, or measures escalate with no talks',
	strained: 'Open dispute, talks stalled',
	talks: 'In contact, no movement yet',
	progress: 'Partial understandings, concrete steps',
	settled: 'Agreement in force, or dormant'
} as const satisfies Record<Status, string>;

/** The word of a status on a board with this ladder; null is "Not assessed". */
export const statusWord = (status: Status | null, ladder: Ladder): string =>
	status ? rungWord(ladder, status) : 'Not assessed';
