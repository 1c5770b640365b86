import { expect, test } from 'vitest';
import { csvOf } from '#lib/server/trends/csv.ts';
import { aBoard, anIssue } from '../../domain/builders.ts';

const at = Date.parse('2025-06-01T00:00:00.000Z');
const series = { revision: 1, from: '2025-06-01', to: '2025-06-02', index: [] };
const titled = (title: string) => {
	const board = aBoard({ issues: [anIssue({ title })] });
	return csvOf(board, { ...series, issues: [{ issue: 'tariffs', steps: [[at, 0, 'settled']] }] });
};

test('T9: the file has one row per step, at UTC instants, with nothing where nothing was assessed', () => {
	const csv = csvOf(aBoard(), {
		...series,
		index: [[at, 50.5]],
		issues: [
			{
				issue: 'tariffs',
				steps: [
					[at, 50, 'talks'],
					[at + 3_600_000, null, null]
				]
			}
		]
	});
	expect(csv).toBe(
		'\uFEFFline,issue,title,at,status,tension\r\n' +
			'index,,United States - China,2025-06-01T00:00:00.000Z,,50.5\r\n' +
			'issue,tariffs,Tariffs,2025-06-01T00:00:00.000Z,talks,50\r\n' +
			'issue,tariffs,Tariffs,2025-06-01T01:00:00.000Z,,\r\n'
	);
});

test.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '  =1', '＝1', '\t=1'])(
	'T9: a title like %j is no formula to a spreadsheet',
	(title) => {
		const field = titled(title).split('issue,tariffs,')[1];
		expect(field).toMatch(/^"'/);
	}
);

test('T9: quotes, commas and line ends stay within their field', () => {
	expect(titled('A "b", c\nd')).toContain('issue,tariffs,"A ""b"", c\nd",2025');
});
