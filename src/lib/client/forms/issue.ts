import type { Fields, Written } from '#lib/client/draft.svelte.ts';
import { changedFields } from '#lib/domain/changed-fields.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { IssueBody } from '#lib/domain/issue.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { numberOf, textOf } from './fields.ts';

/** The fields of an issue. */
export const issueFields = (issue: IssueBody): Fields => ({
	title: issue.title,
	category: issue.category,
	summary: issue.summary,
	salience: String(issue.salience),
	secondEyes: issue.secondEyes ? 'yes' : '',
	note: ''
});

const bodyIn = (fields: Fields): IssueBody => ({
	title: textOf(fields, 'title'),
	category: textOf(fields, 'category'),
	summary: textOf(fields, 'summary'),
	salience: numberOf(fields, 'salience'),
	secondEyes: textOf(fields, 'secondEyes') === 'yes'
});

/** The issue that the fields open. */
export const openCommand = (fields: Fields): CommandInput => ({
	type: 'issue.open',
	...bodyIn(fields)
});

/** The edit that the fields ask for: only what is other than it `stood`, so that others' edits of the rest stay. */
export const editIssueCommand = (issue: Slug, { fields, stood, began }: Written): CommandInput => ({
	type: 'issue.edit',
	issue,
	expect: began,
	...changedFields(bodyIn(stood), bodyIn(fields)),
	note: textOf(fields, 'note')
});
