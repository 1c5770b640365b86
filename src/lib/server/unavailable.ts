import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { DatabaseTrouble, TROUBLE_WORDS } from './database/trouble.ts';

/** What the database ails, in words, where that is what went wrong; else what is said of anything. */
export const whyUnavailable = (error: unknown, otherwise: string): string =>
	error instanceof DatabaseTrouble ? TROUBLE_WORDS[error.trouble] : otherwise;

/** Refuses what cannot be done now, and may be later. */
export const unavailable = (error: unknown, otherwise: string): Refusal =>
	refuse('unavailable', whyUnavailable(error, otherwise));
