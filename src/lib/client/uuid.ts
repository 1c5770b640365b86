/** A random UUID. `crypto.randomUUID` is missing where a page comes over plain HTTP from another machine; this is not. */
export function uuid(): string {
	// Of its 128 bits four name its version, and four its variant.
	const random = crypto.getRandomValues(new Uint8Array(36));
	const digit = (_: string, at: number) => ((random[at] ?? 0) % 16).toString(16);
	return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, digit);
}
