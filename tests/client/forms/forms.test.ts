import { describe, expect, test } from 'vitest';
import type { Fields, Written } from '#lib/client/draft.svelte.ts';
import { assessCommand, assessFields } from '#lib/client/forms/assess.ts';
import { boardFields, createCommand, editBoardCommand } from '#lib/client/forms/board.ts';
import { editEntryCommand, entryFields, recordCommand } from '#lib/client/forms/entry.ts';
import { editIssueCommand, issueFields } from '#lib/client/forms/issue.ts';
import { editPersonCommand, personFields } from '#lib/client/forms/person.ts';
import { Command } from '#lib/domain/command.ts';
import {
	aBoard,
	anAssessment,
	anEntry,
	anIssue,
	aPerson,
	aSource,
	china,
	usa
} from '../../domain/builders.ts';

const issue = anIssue({ standing: anAssessment({ status: 'talks', tension: 50 }) });

/** What was written over an issue as it stands, or over what is said, by somebody who looked at a revision. */
const written = (fields: Fields, stood: Fields = assessFields(issue), began = 1): Written => ({
	fields,
	stood,
	began
});

describe('B9: an assessment is made of its fields', () => {
	test('E5: where nothing is changed, as the issue stands, with the revision the person looked at', () => {
		expect(assessCommand('tariffs', written(assessFields(issue), assessFields(issue), 41))).toEqual(
			{
				type: 'issue.assess',
				issue: 'tariffs',
				expect: 41,
				status: 'talks',
				tension: 50,
				note: ''
			}
		);
	});

	test('E5: only of what the person changed, so that the other of status and tension stays with who sets it', () => {
		const fields = { ...assessFields(issue), tension: '72' };
		expect(assessCommand('tariffs', written(fields))).toEqual({
			type: 'issue.assess',
			issue: 'tariffs',
			expect: 1,
			tension: 72,
			note: ''
		});
	});

	test('an empty status and tension say "not assessed", never zero', () => {
		const fields = { ...assessFields(issue), status: '', tension: '' };
		expect(assessCommand('tariffs', written(fields))).toMatchObject({
			status: null,
			tension: null
		});
	});

	test('with source, day and outlook it is a valid command', () => {
		const fields = {
			...assessFields(issue),
			tension: '72',
			note: ' Drills ',
			asOf: '2025-06-01',
			'source.publisher': 'Reuters',
			'source.url': 'https://example.org',
			outlook: 'risk',
			'outlook.likelihood': 'very likely',
			'outlook.until': '2025-09-01',
			'outlook.text': 'More drills'
		};
		expect(Command.parse(assessCommand('tariffs', written(fields)))).toMatchObject({
			tension: 72,
			note: 'Drills',
			source: { publisher: 'Reuters', url: 'https://example.org' },
			outlook: { kind: 'risk', likelihood: 'very likely', confidence: 'moderate' }
		});
	});

	test('an outlook can be taken back, and left as it stands', () => {
		const fields = assessFields(issue);
		expect(assessCommand('tariffs', written({ ...fields, outlook: 'none' }))).toHaveProperty(
			'outlook',
			null
		);
		expect(assessCommand('tariffs', written(fields))).not.toHaveProperty('outlook');
	});

	test('a link without a publisher is sent, and refused by its path', () => {
		const fields = { ...assessFields(issue), 'source.url': 'https://example.org' };
		const parsed = Command.safeParse(assessCommand('tariffs', written(fields)));
		expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toContain('source.publisher');
	});
});

describe('B14: an edit asks only for what the person changed', () => {
	test('of an issue', () => {
		const stood = issueFields(issue);
		expect(
			editIssueCommand('tariffs', written({ ...stood, salience: '5', note: 'Weighs more' }, stood))
		).toEqual({
			type: 'issue.edit',
			issue: 'tariffs',
			expect: 1,
			salience: 5,
			note: 'Weighs more'
		});
	});

	test('of an entry, whose source may be taken away', () => {
		const stood = entryFields(anEntry({ source: aSource() }));
		const fields = {
			...stood,
			'source.publisher': '',
			'source.title': '',
			'source.url': '',
			'source.date': ''
		};
		expect(editEntryCommand('e-5', written(fields, stood))).toEqual({
			type: 'entry.edit',
			entry: 'e-5',
			expect: 1,
			source: null,
			note: ''
		});
	});

	test('of a person and of a board', () => {
		const person = personFields(aPerson());
		expect(editPersonCommand('jane-roe', written({ ...person, to: '2025-06-01' }, person))).toEqual(
			{
				type: 'person.edit',
				person: 'jane-roe',
				expect: 1,
				to: '2025-06-01'
			}
		);
		const board = boardFields(aBoard());
		expect(editBoardCommand(written({ ...board, name: 'US and China' }, board))).toEqual({
			type: 'board.edit',
			expect: 1,
			name: 'US and China',
			settings: {},
			note: ''
		});
		expect(
			editBoardCommand(written({ ...board, 'parties.1.capital': 'Peking' }, board))
		).toMatchObject({ parties: [{}, { capital: 'Peking' }] });
	});
});

test('B15: only a measure or an agreement is recorded with terms', () => {
	const fields = { ...entryFields(anEntry()), 'terms.expires': '2026-01-01' };
	expect(recordCommand(fields)).not.toHaveProperty('terms');
	expect(recordCommand({ ...fields, kind: 'measure' })).toHaveProperty('terms', {
		expires: '2026-01-01'
	});
});

test('B1: a board is created of two parties, and named after them', () => {
	const fields = {
		'parties.0.name': 'United States',
		'parties.0.iso': 'us',
		'parties.0.capital': 'Washington',
		'parties.0.timezone': 'America/New_York',
		'parties.1.name': 'China',
		'parties.1.iso': 'CN',
		'parties.1.capital': 'Beijing',
		'parties.1.timezone': 'Asia/Shanghai'
	};
	expect(createCommand(fields)).toEqual({
		type: 'board.create',
		name: 'United States - China',
		parties: [usa, china]
	});
});
