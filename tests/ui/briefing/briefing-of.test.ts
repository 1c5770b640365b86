import { expect, test } from 'vitest';
import { comparisonOf } from '#lib/domain/comparison.ts';
import type { Board } from '#lib/domain/board.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { BriefingMaterial } from '#lib/protocol/briefing.ts';
import { briefingOf } from '#lib/ui/briefing/briefing-of.ts';
import { listed } from '#lib/ui/briefing/figures.ts';
import { markdownOf } from '#lib/ui/briefing/markdown.ts';
import { Notes } from '#lib/ui/briefing/notes.ts';
import { aBoard, anAssessment, anEntry, anIssue, aSource } from '../../domain/builders.ts';

const materialOf = (
	before: Board,
	after: Board,
	over: Partial<BriefingMaterial> = {}
): BriefingMaterial => ({
	span: { from: '2025-05-01', to: '2025-05-31' },
	...{ before, after, revision: 10, today: '2025-06-15' },
	moves: comparisonOf(before, after),
	index: { from: null, to: null, high: null, low: null },
	courses: new Map(),
	...{ entries: [], more: false, known: 10, scheduled: [], moreScheduled: false },
	...over
});

const sentencesOf = (material: BriefingMaterial, id: string): string[] =>
	(briefingOf(material).sections.find((section) => section.id === id)?.blocks ?? []).flatMap(
		(block) => ('sentences' in block ? block.sentences.map(({ text }) => text) : [])
	);

const board = aBoard({ issues: [anIssue({ standing: anAssessment() })] });

test('G4: likelihood and confidence of an outlook are in separate sentences, with the range in percent', () => {
	const outlook = {
		...{
			kind: 'risk' as const,
			likelihood: 'very likely' as const,
			confidence: 'moderate' as const
		},
		...{ until: '2025-12-31', text: 'Duties rise again', asOf: '2025-05-03' }
	};
	const after = aBoard({ issues: [anIssue({ standing: anAssessment(), outlook })] });
	expect(sentencesOf(materialOf(board, after), 'outlooks')).toEqual([
		'Duties rise again.',
		'The desk judges this very likely (80–95%) until 31 Dec 2025.',
		'Its confidence in that judgement, made on 3 May 2025, is moderate.'
	]);
	const lapsed = aBoard({ issues: [anIssue({ outlook: { ...outlook, until: '2025-05-30' } })] });
	expect(sentencesOf(materialOf(board, lapsed), 'outlooks')[0]).toMatch(/^The desk had given no/);
});

test('G1: an issue is stale from the day after the board allows, and one that nobody assessed is named', () => {
	const issues = (asOf: string) => [
		anIssue({ standing: anAssessment({ asOf }) }),
		anIssue({ id: 'new', title: 'New' })
	];
	const stale = (asOf: string) =>
		sentencesOf(materialOf(board, aBoard({ issues: issues(asOf) })), 'stale');
	expect(stale('2025-04-16')).toEqual(['Never assessed.']);
	expect(stale('2025-04-15')).toEqual([
		'Never assessed.',
		'Last assessed on 15 Apr 2025, 46 days before 31 May 2025.'
	]);
});

test('G2: a source has one number, wherever it is named, in the order in which it first is', () => {
	const notes = new Notes();
	const [one, other] = [aSource(), aSource({ title: 'Another' })];
	expect(notes.cite('First', other).notes).toEqual([1]);
	expect(notes.cite('Both.', one, other, one).notes).toEqual([2, 1]);
	expect(notes.cite('None', undefined)).toEqual({ text: 'None.', notes: [] });
	expect(notes.all.map(({ number, title }) => [number, title])).toEqual([
		[1, 'Another'],
		[2, 'Talks resume']
	]);
});

test('G1: of very many entries the weightiest are told, in order of days, and how many are left', () => {
	const entries = Array.from({ length: 60 }, (_, at) =>
		anEntry({
			...{ id: `entry-${at}`, day: `2025-05-${String(1 + (at % 28)).padStart(2, '0')}` },
			...{ kind: at < 5 ? ('agreement' as const) : ('statement' as const), title: `Entry ${at}` }
		})
	);
	const told = sentencesOf(materialOf(board, board, { entries }), 'happened');
	expect(told[0]).toBe('The weightiest are told. The timeline has 20 more.');
	expect(told).toHaveLength(41);
	for (let at = 0; at < 5; at += 1) expect(told).toContain(`Entry ${at} (Tariffs).`);
});

test('G1: of very much that is ahead the soonest is told, and how much is left', () => {
	const scheduled = Array.from({ length: 21 }, (_, at) =>
		anEntry({ id: `entry-${at}`, title: `Entry ${at}`, day: `2025-06-${30 - at}` })
	);
	const ahead = (over: Partial<BriefingMaterial>) =>
		sentencesOf(materialOf(board, board, { known: 99, scheduled, ...over }), 'ahead');
	expect(ahead({})).toHaveLength(21);
	expect(ahead({}).slice(0, 2)).toEqual(['The soonest are told. The log has 1 more.', 'Entry 20.']);
	expect(ahead({ moreScheduled: true })[0]).toMatch(/The log has many more\.$/);
	expect(ahead({ scheduled: scheduled.slice(1) })[0]).toBe('Entry 20.');
});

test('G1: what of an agreement was recorded or set later than the span is told as that', () => {
	const told = (over: Partial<Entry>) => {
		const agreement = { day: '2025-05-12', title: 'A deal', terms: { expires: '2025-08-12' } };
		const after = aBoard({ entries: [anEntry({ ...agreement, ...over })] });
		return sentencesOf(materialOf(board, after, { known: 10 }), 'ahead');
	};
	const later = 'This was recorded after 31 May 2025.';
	expect(told({ id: 'a-deal-10' })).toEqual(['Expires: A deal.']);
	expect(told({ id: 'a-deal-11' })).toEqual(['Expires: A deal.', later]);
	expect(told({ id: 'a-deal-9', touched: { terms: 12 } })).toEqual(['Expires: A deal.', later]);
});

test('G2: an issue that nobody assessed in the span is told with the reason and the source it stands on', () => {
	const told = (note: string) => {
		const standing = anAssessment({ asOf: '2025-04-02', note, source: aSource() });
		const stood = aBoard({ issues: [anIssue({ standing })] });
		const { sections } = briefingOf(materialOf(stood, stood));
		return sections.find(({ id }) => id === 'unchanged')?.blocks.at(-1);
	};
	const item = { kind: 'item', lead: 'Tariffs' };
	expect(told('Duties stand')).toEqual({
		...item,
		sentences: [
			{ text: 'In talks (50) since 2 Apr 2025.', notes: [] },
			{ text: 'Duties stand.', notes: [1] }
		]
	});
	expect(told('')).toEqual({
		...item,
		sentences: [{ text: 'In talks (50) since 2 Apr 2025.', notes: [1] }]
	});
});

test('G2: names that have commas of their own are parted by semicolons', () => {
	expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
	expect(listed(['A, B', 'C'])).toBe('A, B; and C');
	expect(listed(['A'])).toBe('A');
});

test('G6: the lines and paragraphs of a summary are kept', () => {
	const document = briefingOf(materialOf(board, board));
	const summary = 'Two things:\n- one\n  - two\n \n    In all.';
	expect(markdownOf({ title: 'T', summary, document })).toContain(
		'\n\nTwo things:\\\n\\- one\\\n\\- two\n\nIn all.\n\n'
	);
});

test('G6: nothing that people wrote is taken for Markdown or HTML', () => {
	const title = '*[x](javascript:1)* <b>_y_ `z` # | 1. ';
	const document = briefingOf(
		materialOf(board, board, {
			entries: [anEntry({ title, text: '- no list', source: aSource() })]
		})
	);
	const text = markdownOf({ title, summary: '# no heading\n\n2. no list', document });
	expect(text).toContain('\\*\\[x\\](javascript:1)\\* \\<b\\>\\_y\\_ \\`z\\` \\# \\| 1.');
	expect(text).toContain('\\# no heading\n\n2\\. no list');
	const written = (summary: string) =>
		markdownOf({ title: 'T', summary, document }).split('\n\n').slice(2, 4);
	expect(written('Text\n===\n--- \n:-:\n-')[0]).toBe('Text\\\n\\===\\\n\\---\\\n\\:-:\\\n\\-');
	expect(written('&lt;b&gt; &#60; R&D -5; 3.5 a-b')[0]).toBe(
		'\\&lt;b\\&gt; \\&\\#60; R&D -5; 3.5 a-b'
	);
	expect(written('1) no list\n2.')[0]).toBe('1\\) no list\\\n2\\.');
});
