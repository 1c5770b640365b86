import type { Day } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Source } from '#lib/domain/source.ts';
import type { Fields } from '#lib/client/draft.svelte.ts';

/** A field's text without blanks around it; empty where the form has no such field. */
export const textOf = (fields: Fields, name: string): string => fields[name]?.trim() ?? '';

/** A field's text; undefined where it is empty, so that the command leaves it out. */
export const givenOf = (fields: Fields, name: string): string | undefined =>
	textOf(fields, name) || undefined;

/** A field's number; not a number where its text is none, which the command's schema refuses. */
export const numberOf = (fields: Fields, name: string): number => Number(textOf(fields, name));

/** The one of these that a field names; the first where it names none of them. */
export const oneOf = <const T extends readonly [string, ...string[]]>(
	choices: T,
	fields: Fields,
	name: string
): T[number] => choices.find((choice) => choice === fields[name]) ?? choices[0];

/** The ids that a field of several holds, parted by blanks. */
export const idsOf = (fields: Fields, name: string): Slug[] =>
	textOf(fields, name).split(' ').filter(Boolean);

/** A day's field; undefined where it is empty. */
export const dayIn = (fields: Fields, name: string): Day | undefined => givenOf(fields, name);

/** The fields of a source. */
export const sourceFields = (source?: Source): Fields => ({
	'source.publisher': source?.publisher ?? '',
	'source.title': source?.title ?? '',
	'source.url': source?.url ?? '',
	'source.date': source?.date ?? ''
});

/** The source that the fields give; undefined where all of them are empty. */
export function sourceIn(fields: Fields): Source | undefined {
	const [title, url, date] = ['source.title', 'source.url', 'source.date'].map((name) =>
		givenOf(fields, name)
	);
	const publisher = textOf(fields, 'source.publisher');
	if (!publisher && !title && !url && !date) return undefined;
	return { publisher, ...(title && { title }), ...(url && { url }), ...(date && { date }) };
}
