import type { Past } from '#lib/protocol/past.ts';

/** The two questions about a past day, apart in words: what it is called, and what it means. */
export const QUESTION_WORDS = {
	known: {
		short: 'as it was known that day',
		meaning: 'what had been recorded when the day ended, whatever was learnt later'
	},
	judged: {
		short: 'as we now judge that day',
		meaning: 'what today’s record says of that day, whenever it was written'
	}
} as const satisfies Record<Exclude<Past['question'], 'revision'>, object>;

/** What is shown of a past, in words. */
export const pastWords = ({ question, board }: Past): string =>
	question === 'revision'
		? `as it was at revision ${board?.revision ?? ''}`
		: QUESTION_WORDS[question].short;
