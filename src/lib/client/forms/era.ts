import type { Fields, Written } from '#lib/client/draft.svelte.ts';
import { changedFields } from '#lib/domain/changed-fields.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Era } from '#lib/domain/era.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { dayIn, sourceFields, sourceIn, textOf } from './fields.ts';

/** The fields of a span of time; of none yet where it has nothing. */
export const eraFields = (era: Partial<Era>): Fields => ({
	name: era.name ?? '',
	from: era.from ?? '',
	to: era.to ?? '',
	...sourceFields(era.source)
});

/** The span that the fields add. */
export function addEraCommand(fields: Fields): CommandInput {
	const [to, source] = [dayIn(fields, 'to'), sourceIn(fields)];
	return { type: 'era.add', ...saidIn(fields), ...(to && { to }), ...(source && { source }) };
}

/** The edit that the fields ask for: only what is other than it `stood`; a day or a source left empty is taken away. */
export const editEraCommand = (era: Slug, { fields, stood, began }: Written): CommandInput => ({
	type: 'era.edit',
	era,
	expect: began,
	...changedFields(wholeIn(stood), wholeIn(fields))
});

const wholeIn = (fields: Fields) => ({
	...saidIn(fields),
	to: dayIn(fields, 'to') ?? null,
	source: sourceIn(fields) ?? null
});

const saidIn = (fields: Fields) => ({
	name: textOf(fields, 'name'),
	from: textOf(fields, 'from')
});
