import { onTestFinished, expect, test } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import { Boards } from '#lib/server/boards.ts';
import { docxOf } from '#lib/server/briefing/docx.ts';
import { Reader } from '#lib/server/reader/reader.ts';
import { seedSample } from '#lib/server/sample/seed-sample.ts';
import { SqlReaderStore } from '#lib/server/store/sql-reader-store.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { briefingOf } from '#lib/ui/briefing/briefing-of.ts';
import { markdownOf } from '#lib/ui/briefing/markdown.ts';
import { onEveryEngine, type Place } from '../store/engines.ts';
import { asked, emptyWorld } from '../../domain/world.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { aReader } from './world.ts';

const NOW = Date.UTC(2026, 7, 1, 9);
const SPRING = { from: '2025-03-01', to: '2025-06-30' };

async function sampleReader(place: Place): Promise<Reader> {
	const db = await place.open();
	const store = openStore(db);
	onTestFinished(() => store.close());
	const boards = new Boards(store, () => NOW);
	await seedSample(boards);
	return new Reader(boards, new SqlReaderStore(db), () => NOW);
}

async function documentOf(reader: Reader, span: { from: string; to: string }) {
	const material = await reader.briefing('us-china', span);
	if (isRefusal(material)) throw new Error(material.message);
	return briefingOf(material);
}

onEveryEngine((aPlace) => {
	test('G1, G2: the briefing of the sample for March to June 2025 says what moved, why, by whom, and what comes', async () => {
		const document = await documentOf(await sampleReader(await aPlace()), SPRING);
		const text = markdownOf({ title: 'Spring', summary: document.gist, document });
		for (const fact of [
			/index rose from 66\.0 on 28 Feb 2025 to 69\.8 on 30 Jun 2025 \(\+3\.8\)/,
			/four deteriorated, three improved and six stayed unchanged/,
			/### Tariffs and trade: Rupture \(76\) to Progress \(66\)/,
			/It peaked at 95 on 9 Apr 2025/,
			/\*\*12 May 2025\.\*\* Geneva statement cuts duties by 115 points for 90 days\. Large mutual cut plus a standing mechanism\.\[\^\d+\]/,
			/\*\*China, position of 12 Apr 2025\.\*\* Excessive US rates/,
			/went from In talks to Progress, which counts before the rise in tension/,
			/Each side kept 10 percent of the April duties/,
			/\*\*12 Aug 2025, in 43 days\.\*\* Expires: Geneva statement.*This was recorded after 30 Jun 2025\./,
			/\[\^\d+\]: White House, \[Joint statement of the Geneva talks\]\(<https:\/\/www\.whitehouse\.gov/
		])
			expect(text).toMatch(fact);
		expect(text).not.toContain('Busan');
	});

	test('G1: what is dated beyond the span is told as far as the log had it by then', async () => {
		const world = asked(
			emptyWorld('us-china', Date.UTC(2025, 0, 10)),
			createBoard,
			{ type: 'category.add', name: 'Trade' },
			{ type: 'issue.open', title: 'Tariffs', category: 'trade', assessment: { tension: 40 } },
			{
				type: 'entry.record',
				kind: 'visit',
				day: '2025-03-01',
				title: 'Foreseen',
				issues: ['tariffs']
			}
		);
		const later = asked(
			{ ...world, now: Date.UTC(2025, 3, 1) },
			{
				type: 'entry.record',
				kind: 'visit',
				day: '2025-03-09',
				title: 'Surprising',
				issues: ['tariffs']
			}
		);
		const reader = await aReader(await aPlace(), later.log);
		const document = await documentOf(reader, { from: '2025-01-01', to: '2025-01-31' });
		const ahead = document.sections.find(({ id }) => id === 'ahead');
		expect(JSON.stringify(ahead)).toContain('Foreseen');
		expect(JSON.stringify(ahead)).not.toContain('Surprising');
	});

	test('G1: an issue that was opened after the span, and never judged within it, is not counted', async () => {
		const world = asked(
			emptyWorld('us-china', Date.UTC(2025, 0, 10)),
			createBoard,
			{ type: 'category.add', name: 'Trade' },
			{ type: 'issue.open', title: 'Tariffs', category: 'trade' }
		);
		const assess = { type: 'issue.assess', status: 'talks', tension: 40 } as const;
		const later = asked(
			{ ...world, now: Date.UTC(2025, 3, 1) },
			{ type: 'issue.open', title: 'Later', category: 'trade' },
			{ ...assess, issue: 'later' },
			{ type: 'issue.open', title: 'Looked back', category: 'trade' },
			{ ...assess, issue: 'looked-back', asOf: '2025-01-20' }
		);
		const reader = await aReader(await aPlace(), later.log);
		const document = await documentOf(reader, { from: '2025-01-12', to: '2025-01-31' });
		const text = JSON.stringify(document.sections);
		expect(text).toContain('Of two issues');
		expect(text).toContain('Looked back');
		expect(text).not.toContain('Later');
	});

	test('G3: an issue with thousands of judgements is told by its extremes and its latest', async () => {
		let world = asked(
			emptyWorld('us-china', Date.UTC(2025, 0, 1)),
			createBoard,
			{ type: 'category.add', name: 'Trade' },
			{
				type: 'issue.open',
				title: 'Tariffs',
				category: 'trade',
				assessment: { status: 'talks', tension: 50 }
			}
		);
		for (let day = 1; day < 300; day += 1) {
			const tension = day === 60 ? 97 : 50 + (day % 3);
			world = asked(
				{ ...world, now: Date.UTC(2025, 0, 1 + day) },
				{ type: 'issue.assess', issue: 'tariffs', tension, note: `Day ${day}` }
			);
		}
		const reader = await aReader(await aPlace(), world.log);
		const material = await reader.briefing('us-china', { from: '2025-01-05', to: '2025-10-20' });
		if (isRefusal(material)) throw new Error(material.message);
		expect(material.courses.get('tariffs')?.assessed.length).toBe(40);
		const text = JSON.stringify(briefingOf(material));
		expect(text).toContain('It peaked at 97 on 2 Mar 2025');
		expect(text).toContain('Day 60');
		expect(text).not.toContain('Day 100');
	});
});

test('G7: a Word document has the title, the summary, every section and every source', async () => {
	const { unzipSync, strFromU8 } = await import('fflate');
	const document = {
		...{ board: 'A · B', from: '2025-01-01', to: '2025-01-31', revision: 3, made: '2025-02-01' },
		gist: '',
		sections: [
			{
				id: 'index',
				title: 'Tension index',
				blocks: [{ kind: 'paragraph' as const, sentences: [{ text: 'It rose.', notes: [1] }] }]
			}
		],
		notes: [{ number: 1, publisher: 'Reuters', url: 'https://example.org/a?b=1&c=2' }]
	};
	const file = await docxOf(
		{ title: 'January', summary: 'Worse & worse.', document },
		{ head: 'Head', made: 'Made', noteOf: ({ publisher }) => publisher }
	);
	const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
	const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
	for (const said of ['January', 'Worse &amp; worse.', 'Tension index', 'It rose.', '[1] Reuters'])
		expect(text).toContain(said);
	expect(strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())).toContain(
		'https://example.org/a?b=1&amp;c=2'
	);
});
