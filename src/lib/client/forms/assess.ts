import type { Fields, Written } from '#lib/client/draft.svelte.ts';
import type { Judgement } from '#lib/domain/assessment.ts';
import { changedFields } from '#lib/domain/changed-fields.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Issue } from '#lib/domain/issue.ts';
import { LIKELIHOODS, type Outlook } from '#lib/domain/outlook.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { STATUSES } from '#lib/domain/status.ts';
import { dayIn, givenOf, numberOf, oneOf, sourceFields, sourceIn, textOf } from './fields.ts';

const [first, ...rest] = LIKELIHOODS.map((each) => each.band);
const BANDS = [first ?? 'likely', ...rest] as const;

/** The fields of an assessment, as the issue stands. */
export const assessFields = ({ standing }: Issue): Fields => ({
	status: standing?.status ?? '',
	tension: standing?.tension?.toString() ?? '',
	note: '',
	asOf: '',
	outlook: 'keep',
	'outlook.likelihood': 'likely',
	'outlook.confidence': 'moderate',
	'outlook.until': '',
	'outlook.text': '',
	...sourceFields()
});

/** The assessment that the fields give: what is other than it stood; where nothing is, that it all still stands. */
export function assessCommand(issue: Slug, { fields, stood, began }: Written): CommandInput {
	const source = sourceIn(fields);
	const asOf = dayIn(fields, 'asOf');
	const outlook = outlookIn(fields);
	const given = judgementIn(fields);
	const changed = changedFields(judgementIn(stood), given);
	const affirms = Object.keys(changed).length === 0 && outlook === undefined;
	return {
		type: 'issue.assess',
		issue,
		expect: began,
		...(affirms || asOf ? given : changed),
		note: textOf(fields, 'note'),
		...(asOf && { asOf }),
		...(source && { source }),
		...(outlook !== undefined && { outlook })
	};
}

const judgementIn = (fields: Fields): Judgement => ({
	status: STATUSES.find((status) => status === fields['status']) ?? null,
	tension: givenOf(fields, 'tension') ? numberOf(fields, 'tension') : null
});

/** The outlook given; null takes the standing one back, undefined leaves it. */
function outlookIn(fields: Fields): Outlook | null | undefined {
	const kind = oneOf(['keep', 'none', 'risk', 'opportunity'], fields, 'outlook');
	if (kind === 'keep') return undefined;
	if (kind === 'none') return null;
	return {
		kind,
		likelihood: oneOf(BANDS, fields, 'outlook.likelihood'),
		confidence: oneOf(['low', 'moderate', 'high'], fields, 'outlook.confidence'),
		until: textOf(fields, 'outlook.until'),
		text: textOf(fields, 'outlook.text')
	};
}
