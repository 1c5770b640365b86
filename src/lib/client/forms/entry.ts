import type { Fields, Written } from '#lib/client/draft.svelte.ts';
import { changedFields } from '#lib/domain/changed-fields.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Day } from '#lib/domain/day.ts';
import { ENTRY_KINDS, type EntryBody, type Terms } from '#lib/domain/entry.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { dayIn, idsOf, oneOf, sourceFields, sourceIn, textOf } from './fields.ts';

const [first, ...rest] = ENTRY_KINDS;
const KINDS = [first, ...rest] as const;

/** The fields of a new entry, on that day, touching these issues. */
export const newEntryFields = (day: Day, issues: Slug[]): Fields =>
	entryFields({ kind: 'meeting', day, title: '', text: '', issues, parties: [], people: [] });

/** The fields of an entry. */
export const entryFields = (entry: EntryBody): Fields => ({
	kind: entry.kind,
	day: entry.day,
	title: entry.title,
	text: entry.text,
	issues: entry.issues.join(' '),
	parties: entry.parties.join(' '),
	people: entry.people.join(' '),
	'terms.effective': entry.terms?.effective ?? '',
	'terms.expires': entry.terms?.expires ?? '',
	'terms.review': entry.terms?.review ?? '',
	note: '',
	...sourceFields(entry.source)
});

/** Whether entries of the kind the fields name may have terms. */
export const mayHaveTerms = (fields: Fields): boolean =>
	fields['kind'] === 'measure' || fields['kind'] === 'agreement';

/** The entry that the fields record. */
export const recordCommand = (fields: Fields): CommandInput => {
	const source = sourceIn(fields);
	const terms = termsIn(fields);
	return {
		type: 'entry.record',
		...saidIn(fields),
		...(source && { source }),
		...(terms && { terms })
	};
};

/** The edit that the fields ask for: only what is other than it `stood`; a source or terms left empty are taken away. */
export const editEntryCommand = (entry: Slug, { fields, stood, began }: Written): CommandInput => ({
	type: 'entry.edit',
	entry,
	expect: began,
	...changedFields(wholeIn(stood), wholeIn(fields)),
	note: textOf(fields, 'note')
});

const wholeIn = (fields: Fields) => ({
	...saidIn(fields),
	source: sourceIn(fields) ?? null,
	terms: termsIn(fields) ?? null
});

const saidIn = (fields: Fields) => ({
	kind: oneOf(KINDS, fields, 'kind'),
	day: textOf(fields, 'day'),
	title: textOf(fields, 'title'),
	text: textOf(fields, 'text'),
	issues: idsOf(fields, 'issues'),
	parties: idsOf(fields, 'parties'),
	people: idsOf(fields, 'people')
});

function termsIn(fields: Fields): Terms | undefined {
	if (!mayHaveTerms(fields)) return undefined;
	const [effective, expires, review] = ['effective', 'expires', 'review'].map((name) =>
		dayIn(fields, `terms.${name}`)
	);
	if (!effective && !expires && !review) return undefined;
	return {
		...(effective && { effective }),
		...(expires && { expires }),
		...(review && { review })
	};
}
