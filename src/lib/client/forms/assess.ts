import type { Fields } from '#lib/client/draft.svelte.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Issue } from '#lib/domain/issue.ts';
import { LIKELIHOODS, type Outlook } from '#lib/domain/outlook.ts';
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

/** The assessment that the fields give. `expect`: the revision that the person was looking at. */
export function assessCommand(issue: Issue, fields: Fields, expect: number): CommandInput {
	const source = sourceIn(fields);
	const asOf = dayIn(fields, 'asOf');
	const outlook = outlookIn(fields);
	return {
		type: 'issue.assess',
		issue: issue.id,
		expect,
		status: STATUSES.find((status) => status === fields['status']) ?? null,
		tension: givenOf(fields, 'tension') ? numberOf(fields, 'tension') : null,
		note: textOf(fields, 'note'),
		...(asOf && { asOf }),
		...(source && { source }),
		...(outlook !== undefined && { outlook })
	};
}

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
