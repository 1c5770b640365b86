import type { Status } from '#lib/domain/status.ts';

/** The ladder in words, worst first: the short word of marks, and what it means, for forms and tooltips. */
export const STATUS_WORDS = {
	rupture: { word: 'Rupture', meaning: 'Channel closed, or measures escalate with no talks' },
	strained: { word: 'Strained', meaning: 'Open dispute, talks stalled' },
	talks: { word: 'In talks', meaning: 'In contact, no movement yet' },
	progress: { word: 'Progress', meaning: 'Partial understandings, concrete steps' },
	settled: { word: 'Settled', meaning: 'Agreement in force, or dormant' }
} as const satisfies Record<Status, { word: string; meaning: string }>;

/** The word of a status; null is "Not assessed". */
export const statusWord = (status: Status | null): string =>
	status ? STATUS_WORDS[status].word : 'Not assessed';
