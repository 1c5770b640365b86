/** When an answer was asked for and had, by this device's clock, and by how much that is ahead of the server's at most, in ms. */
export interface Timing {
	asked: number;
	had: number;
	skew: number;
}

/**
 * Of which moment an answer is by the server's clock, in ms since 1970, however long caches between have kept it (RFC 9111, 4.2.3):
 * never later than it is, where they say `Age`, or leave `Date` as it was. The skew, which an answer can show to be less.
 */
export function momentOf(
	headers: Headers,
	{ asked, had, skew }: Timing
): [at: number, skew: number] {
	const date = Date.parse(headers.get('date') ?? '');
	const said = headers.get('age');
	// It is said in whole seconds.
	const age = said === null ? 0 : (Number(said) + 1) * 1000;
	const less = Math.min(skew, Number.isNaN(date) ? skew : had - date);
	const at = asked - less - age;
	return [Number.isNaN(date) ? at : Math.min(date, at), less];
}
