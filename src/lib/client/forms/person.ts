import type { Fields, Written } from '#lib/client/draft.svelte.ts';
import { changedFields } from '#lib/domain/changed-fields.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { dayIn, textOf } from './fields.ts';

/** The fields of an official; of nobody yet, with that party chosen. */
export const personFields = (person: Partial<Person>): Fields => ({
	name: person.name ?? '',
	party: person.party ?? '',
	role: person.role ?? '',
	from: person.from ?? '',
	to: person.to ?? ''
});

/** The person that the fields add. */
export function addPersonCommand(fields: Fields): CommandInput {
	const [from, to] = [dayIn(fields, 'from'), dayIn(fields, 'to')];
	return { type: 'person.add', ...saidIn(fields), ...(from && { from }), ...(to && { to }) };
}

/** The edit that the fields ask for: only what is other than it `stood`; a day left empty is taken away. */
export const editPersonCommand = (
	person: Slug,
	{ fields, stood, began }: Written
): CommandInput => ({
	type: 'person.edit',
	person,
	expect: began,
	...changedFields(wholeIn(stood), wholeIn(fields))
});

const wholeIn = (fields: Fields) => ({
	...saidIn(fields),
	from: dayIn(fields, 'from') ?? null,
	to: dayIn(fields, 'to') ?? null
});

const saidIn = (fields: Fields) => ({
	name: textOf(fields, 'name'),
	party: textOf(fields, 'party'),
	role: textOf(fields, 'role')
});
