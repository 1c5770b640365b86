import * as z from 'zod/mini';

/** A name that nothing else has, after RFC 9562. */
export const Uuid = z
	.string('must be a UUID')
	.check(
		z.regex(
			/^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i,
			'must be a UUID'
		)
	);
