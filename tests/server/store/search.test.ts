import { expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { asked, emptyWorld } from '../../domain/world.ts';
import { appendingOf } from './appending.ts';
import { aStore, onEveryEngine } from './engines.ts';

const BOARD = 'us-china';
const COMMANDS: CommandInput[] = [
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade', summary: 'Duties on goods' },
	{ type: 'issue.open', title: 'Chips', category: 'trade', summary: 'Beside tariffs' },
	{ type: 'person.add', name: 'Jane Roe', party: 'us', role: 'Trade Envoy' },
	{
		type: 'entry.record',
		...{ kind: 'meeting', day: '2025-01-02', title: '中美会谈在北京举行', issues: ['tariffs'] },
		source: { publisher: 'Xinhua', title: 'Talks', url: 'https://example.org/talks' }
	},
	{
		type: 'entry.record',
		kind: 'call',
		day: '2025-01-03',
		title: "A tariff's call",
		issues: ['chips']
	},
	{ type: 'position.state', issue: 'chips', party: 'cn', text: 'Lift the café controls' },
	{ type: 'issue.edit', issue: 'tariffs', summary: 'Levies' },
	{ type: 'comment.post', issue: 'chips', text: 'Ask the embassy; 使馆会知道' }
];
const world = asked(emptyWorld(), ...COMMANDS);

const anEntryOf = (title: string, text = ''): CommandInput => ({
	type: 'entry.record',
	...{ kind: 'call', day: '2025-01-03', title, text, issues: ['chips'] }
});

onEveryEngine((aPlace) => {
	test.each([
		['a beginning of a word', 'tarif', ['issue Tariffs', 'issue Chips', "entry A tariff's call"]],
		['several words, of title and text', 'chips tariffs', ['issue Chips']],
		['a word of two Chinese signs', '会谈', ['entry 中美会谈在北京举行']],
		['more Chinese signs in their order', '北京举行', ['entry 中美会谈在北京举行']],
		['Chinese signs that do not follow one another', '会京', []],
		['one Chinese sign', '京', ['entry 中美会谈在北京举行']],
		['a person by name and role', 'roe envoy', ['person Jane Roe']],
		['a position, without its accents', 'CAFE', ['position Lift the café controls']],
		['a comment, in English and Chinese', 'embassy 使馆', ['comment Ann']],
		['a source by its publisher', 'xinhua', ['source Talks']],
		['a text that has since been edited', 'levies', ['issue Tariffs']],
		['what an edit took away', 'duties', []],
		['signs that mean something to an engine', `"' & | ! : * ( ) <-> \\ NEAR`, []],
		['nothing', '   ', []]
	])('F1: it finds by %s', async (_, q, expected) => {
		const store = await aStore(await aPlace());
		await store.append(appendingOf(world.log));
		const { findings } = await store.search(BOARD, q);
		expect(findings.map(({ kind, title }) => `${kind} ${title}`)).toEqual(expected);
	});

	test('F4: what was struck is not found, and nothing of another board', async () => {
		const store = await aStore(await aPlace());
		await store.append(appendingOf(world.log));
		expect((await store.search(BOARD, 'call')).findings).toHaveLength(1);
		const entry = world.board.entries.find(({ title }) => title.endsWith('call'))?.id ?? '';
		const after = asked(world, { type: 'entry.strike', entry });
		await store.append(appendingOf(after.log, world.log.length));
		expect((await store.search(BOARD, 'call')).findings).toEqual([]);
		expect((await store.search('us-china-2', 'tariffs')).findings).toEqual([]);
	});

	test('F4: a source is found for as long as something rests on it', async () => {
		const store = await aStore(await aPlace());
		let now = world;
		const then = async (...commands: CommandInput[]) => {
			const from = now === world ? 0 : now.log.length;
			now = asked(now, ...commands);
			await store.append(appendingOf(now.log, from));
			const { findings } = await store.search(BOARD, 'fakepub');
			return findings.map(({ title }) => title);
		};
		const source = { publisher: 'Fakepub' };
		const told = { ...anEntryOf('A rumour'), source };
		expect(await then(told, told)).toEqual(['Fakepub']);
		const [first, second] = now.board.entries.filter(({ title }) => title === 'A rumour');
		expect(await then({ type: 'entry.strike', entry: first?.id ?? '' })).toEqual(['Fakepub']);
		expect(
			await then({
				...{ type: 'entry.edit', entry: second?.id ?? '' },
				source: { publisher: 'Fakepub', title: 'Corrected' }
			})
		).toEqual(['Corrected']);
		expect(await then({ type: 'entry.strike', entry: second?.id ?? '' })).toEqual([]);
		await then({ type: 'position.state', issue: 'chips', party: 'us', text: 'Wait', source });
		const position = now.board.issues.find(({ id }) => id === 'chips')?.positions['us']?.id ?? '';
		expect(await then({ type: 'position.withdraw', issue: 'chips', position })).toEqual([]);
		const judgement = { status: 'talks', tension: 20, note: 'So it says', source } as const;
		expect(await then({ type: 'issue.assess', issue: 'chips', ...judgement })).toEqual(['Fakepub']);
	});

	test('F1, F4: a comment is found as it was edited, and not once it is deleted', async () => {
		const store = await aStore(await aPlace());
		await store.append(appendingOf(world.log));
		const comment = world.board.revision;
		const edited = asked(world, { type: 'comment.edit', comment, text: 'Ask the consulate' });
		await store.append(appendingOf(edited.log, world.log.length));
		expect((await store.search(BOARD, 'embassy')).findings).toEqual([]);
		expect((await store.search(BOARD, 'consulate')).findings).toMatchObject([
			{ kind: 'comment', key: String(comment), issue: 'chips', text: 'Ask the consulate' }
		]);
		const deleted = asked(edited, { type: 'comment.delete', comment });
		await store.append(appendingOf(deleted.log, edited.log.length));
		expect((await store.search(BOARD, 'consulate')).findings).toEqual([]);
	});

	test.each([
		['a part within a word', 'ariff', { ariff: ['tariff', 'tariffs'] }],
		['a part of a word, and a word that is there', 'ariff café', null],
		['a letter left out, and a word that is there', 'tarff chips', { tarff: ['tariffs'] }],
		['a letter too many', 'trade envoyy', { envoyy: ['envoy'] }],
		['two letters exchanged', 'emabssy', { emabssy: ['embassy'] }],
		['a wrong letter at the beginning of a word', 'consr', { consr: ['controls'] }]
	])('F8: where nothing has the words, it finds by %s', async (_, q, instead) => {
		const store = await aStore(await aPlace());
		await store.append(appendingOf(world.log));
		const answer = await store.search(BOARD, q);
		const expected = Object.entries(instead ?? {});
		expect(answer.instead).toEqual(expected.map(([sought, words]) => ({ sought, words })));
		expect(answer.findings.length > 0).toBe(instead !== null);
	});

	test('F8: what has a word itself is all that is found by it, and too many slips find nothing', async () => {
		const store = await aStore(await aPlace());
		await store.append(appendingOf(asked(world, anEntryOf('Airport'), anEntryOf('Port')).log));
		const titles = async (q: string) =>
			(await store.search(BOARD, q)).findings.map(({ title }) => title);
		expect(await titles('port')).toEqual(['Port']);
		expect(await titles('airpotr')).toEqual(['Airport']);
		expect(await titles('prot')).toEqual(['Port']);
		expect(await titles('rpot')).toEqual([]);
	});

	test('F8: of a word that was deleted, or stands on another board, nothing is told', async () => {
		const store = await aStore(await aPlace());
		const told = asked(world, {
			type: 'comment.post',
			issue: 'chips',
			text: 'Ask Rumpelstiltskin'
		});
		await store.append(appendingOf(told.log));
		expect((await store.search(BOARD, 'rumpelstilzkin')).findings).toHaveLength(1);
		expect((await store.search('us-china-2', 'rumpelstilzkin')).instead).toEqual([]);
		const comment = told.board.revision;
		const deleted = asked(told, { type: 'comment.delete', comment });
		await store.append(appendingOf(deleted.log, told.log.length));
		expect(await store.search(BOARD, 'rumpelstilzkin')).toMatchObject({
			findings: [],
			instead: []
		});
	});

	test('F3: what has the words in its title is found among much that has them elsewhere, and it is said that there is more', async () => {
		const store = await aStore(await aPlace());
		const entries = [
			anEntryOf('Zebrafish'),
			anEntryOf('Zebrafish farms'),
			...Array.from({ length: 62 }, (_, n) => anEntryOf(`Zebra ${n}`, 'zebrafish farms'))
		];
		const crowded = asked(world, ...entries);
		await store.append(appendingOf(crowded.log));
		const titles = async (q: string) => {
			const { findings, more } = await store.search(BOARD, q);
			return { titles: findings.map(({ title }) => title), more };
		};
		const one = await titles('zebrafish');
		expect(one.titles.slice(0, 3)).toEqual(['Zebrafish farms', 'Zebrafish', 'Zebra 61']);
		expect(one.titles).toHaveLength(20);
		expect(one.more).toEqual(['entry']);
		expect((await titles('farm zebraf')).titles[0]).toEqual('Zebrafish farms');
		expect((await titles('call')).more).toEqual([]);
	});

	test('F3: a title that is the word comes before much later ones that only begin with it', async () => {
		const store = await aStore(await aPlace());
		const later = Array.from({ length: 62 }, (_, n) => anEntryOf(`Taxation ${n}`));
		await store.append(appendingOf(asked(world, anEntryOf('Tax'), ...later).log));
		expect((await store.search(BOARD, 'tax')).findings[0]?.title).toBe('Tax');
	});

	test('F5: deleted, what can be found is made anew from the log', async () => {
		const place = await aPlace();
		const store = await aStore(place);
		await store.append(appendingOf(world.log));
		const before = await store.search(BOARD, 'tariffs');
		const db = await place.open();
		await db.write(['finding', 'found'].map((name) => ({ sql: `delete from ${name}`, args: [] })));
		expect(await store.search(BOARD, 'tariffs')).toEqual(before);
		expect(before.findings).not.toEqual([]);
		await db.write(
			['near_word', 'found'].map((name) => ({ sql: `delete from ${name}`, args: [] }))
		);
		expect((await store.search(BOARD, 'emabssy')).findings).toHaveLength(1);
	});
});
