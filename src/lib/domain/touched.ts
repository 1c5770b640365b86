import * as z from 'zod/mini';

/** Which revision last changed each field of a thing, where one did since the thing was made. */
export const Touched = z.record(z.string(), z.int());
export type Touched = z.infer<typeof Touched>;

/** The marks once a revision has changed these fields. */
export const touch = (touched: Touched, fields: readonly string[], revision: number): Touched =>
	fields.length === 0
		? touched
		: { ...touched, ...Object.fromEntries(fields.map((field) => [field, revision])) };
