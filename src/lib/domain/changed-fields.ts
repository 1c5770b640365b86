import { same } from './fields.ts';

/**
 * Those fields that `asked` gives with another value than `held` has; values are plain data, compared by their JSON.
 * Only what changes is recorded, so that two people's edits of different fields both stand.
 */
export function changedFields<T extends object>(
	held: T,
	asked: { [K in keyof T]?: T[K] | undefined }
): Partial<T> {
	const changed: Partial<T> = {};
	for (const key in held) {
		const value = asked[key];
		if (value !== undefined && !same(value, held[key])) changed[key] = value;
	}
	return changed;
}

/** `held` with the fields that `asked` gives: undefined leaves a field as it is, null takes it away. Still to be parsed. */
export function withFields(held: object, asked: object): Record<string, unknown> {
	const given = Object.entries(asked).filter(([, value]) => value !== undefined);
	const all = Object.entries({ ...held, ...Object.fromEntries(given) });
	return Object.fromEntries(all.filter(([, value]) => value !== null));
}
