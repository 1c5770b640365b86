import type { Fields } from '#lib/client/draft.svelte.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { dayIn, sourceFields, sourceIn, textOf } from './fields.ts';

/** The fields of a position not yet stated. */
export const positionFields = (): Fields => ({ text: '', asOf: '', ...sourceFields() });

/** The position that the fields state for a party. */
export function stateCommand(issue: Slug, party: Slug, fields: Fields): CommandInput {
	const source = sourceIn(fields);
	const asOf = dayIn(fields, 'asOf');
	return {
		type: 'position.state',
		issue,
		party,
		text: textOf(fields, 'text'),
		...(asOf && { asOf }),
		...(source && { source })
	};
}
