import * as z from 'zod/mini';
import { Slug } from './slug.ts';
import { Name } from './text.ts';

const isTimeZone = (zone: string): boolean => {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
};

/** An IANA time zone, `Asia/Shanghai`. */
export const TimeZone = z
	.string()
	.check(
		z.maxLength(60, 'must be at most 60 characters'),
		z.refine(isTimeZone, 'must be a time zone such as Asia/Shanghai')
	);

/** One side of a board. `iso` is its ISO 3166-1 alpha-2 code. */
export const Party = z.strictObject({
	id: Slug,
	name: Name,
	iso: z.string().check(z.regex(/^[A-Z]{2}$/, 'must be two capital letters such as CN')),
	capital: Name,
	timezone: TimeZone
});
export type Party = z.infer<typeof Party>;
