import { MOST_SOUGHT } from '#lib/protocol/search.ts';

/** The pattern of a field of words that are searched for: a form with more of them stays, and says in these words why. */
export const SOUGHT_PATTERN = `.{0,${MOST_SOUGHT}}`;
export const SOUGHT_WORDS = `At most ${MOST_SOUGHT} characters`;
