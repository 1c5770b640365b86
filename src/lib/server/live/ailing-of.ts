import type { Ailing } from '#lib/protocol/live.ts';
import { isBlind, TROUBLE_WORDS, type Trouble } from '../database/trouble.ts';

/** What viewers are told. */
export const ailingOf = (trouble: Trouble | null): Ailing => ({
	why: trouble && `${TROUBLE_WORDS[trouble]}: nothing can be saved now`,
	current: !isBlind(trouble)
});
