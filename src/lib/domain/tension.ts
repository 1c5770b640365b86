import * as z from 'zod/mini';

/** How acute an issue is in the desk's judgement: a whole number from 0 (calm) to 100 (acute). */
export const Tension = z
	.int('must be a whole number')
	.check(z.minimum(0, 'must be at least 0'), z.maximum(100, 'must be at most 100'));
export type Tension = z.infer<typeof Tension>;

/** Weight of an issue in the index, 1 to 5. */
export const Salience = z
	.int('must be a whole number')
	.check(z.minimum(1, 'must be at least 1'), z.maximum(5, 'must be at most 5'));
export type Salience = z.infer<typeof Salience>;
