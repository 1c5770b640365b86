import { ANYONE } from '#lib/domain/asker.ts';
import { expect, test } from 'vitest';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import type { Change } from '#lib/domain/change.ts';
import { dayOf } from '#lib/domain/day.ts';
import { Boards } from '#lib/server/boards.ts';
import type { Store } from '#lib/server/store/store.ts';
import { HistoryQuery, Recorded } from '#lib/protocol/history.ts';
import { says } from '#lib/protocol/history-match.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anActor, anAsker, uuidOf } from '../../domain/builders.ts';
import { asked, emptyWorld } from '../../domain/world.ts';
import { appendingOf, appendingOn } from './appending.ts';
import { aStore, onEveryEngine } from './engines.ts';

const BOARD = 'us-china';
const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1);
const WRITERS = [anAsker(), anAsker({ id: 'bob', name: 'Bob "Bear" Brown' })];

const COMMANDS: CommandInput[] = [
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
	{ type: 'issue.open', title: 'Fentanyl', category: 'trade' },
	{
		type: 'issue.assess',
		issue: 'tariffs',
		tension: 10,
		note: 'Ministers said "no"\nand 100%_off'
	},
	{ type: 'issue.assess', issue: 'fentanyl', tension: 20, note: '中美会谈在北京举行' },
	{ type: 'entry.record', kind: 'call', day: '2025-01-02', title: 'A CALL', issues: ['tariffs'] },
	{ type: 'entry.edit', entry: 'a-call-7', issues: ['fentanyl'] },
	{ type: 'entry.strike', entry: 'a-call-7', note: 'It was a rumour' },
	{ type: 'position.state', issue: 'tariffs', party: 'us', text: 'Fewer ÜBERS' },
	{ type: 'issue.edit', issue: 'tariffs', title: 'Tariffs and quotas' },
	{ type: 'person.add', name: 'Jane Roe', party: 'us', role: 'Envoy' }
];

/** A store whose log has the commands, one a day, by two people in turn; and that log. */
async function filled(store: Store): Promise<Change[]> {
	let now = START;
	const boards = new Boards(store, () => now);
	for (const [index, command] of COMMANDS.entries()) {
		now = START + index * DAY;
		const writer = boards.as(WRITERS[index % 2] ?? ANYONE);
		const outcome = await writer.submit(BOARD, uuidOf(index), Command.parse(command));
		expect(outcome).not.toHaveProperty('code');
	}
	return store.changesSince(BOARD, 0, 100);
}

const changeIn = ({ revision, command, at, actor, happening }: Recorded): Change => ({
	revision,
	command,
	at,
	actor,
	happening
});
const query = (over: object) => HistoryQuery.parse(over);
const read = async (store: Store, over: object, limit = 50) =>
	(await store.history(BOARD, query(over), limit)).items.map(changeIn);

onEveryEngine((aPlace) => {
	test('R6: the history has every change, newest first, page by page, each once', async () => {
		const store = await aStore(await aPlace());
		const log = await filled(store);
		const found: Change[] = [];
		let page = await store.history(BOARD, query({}), 5);
		found.push(...page.items.map(changeIn));
		while (page.next) {
			page = await store.history(BOARD, query({ before: String(page.next.before) }), 5);
			found.push(...page.items.map(changeIn));
		}
		expect(found).toEqual(log.toReversed());
	});

	test('R5: each comes with what stood before it, and its hash', async () => {
		const store = await aStore(await aPlace());
		await filled(store);
		const { items } = await store.history(BOARD, query({ issue: 'tariffs' }), 50);
		for (const item of items) expect(Recorded.parse(item)).toEqual(item);
		const [edited, , struckOrMoved] = items;
		expect(edited?.before).toEqual({ kind: 'issue', title: 'Tariffs' });
		expect(struckOrMoved?.before).toMatchObject({ kind: 'entry', entry: { issues: ['tariffs'] } });
		expect(new Set(items.map(({ hash }) => hash)).size).toBe(items.length);
	});

	test.each([
		['issue', { issue: 'tariffs' }, [11, 10, 8, 7, 5, 3]],
		['issue that an entry came to and left', { issue: 'fentanyl' }, [9, 8, 6, 4]],
		['person', { who: 'bob' }, [12, 10, 8, 6, 4, 2]],
		['kind', { kind: 'entry' }, [9, 8, 7]],
		['kind, of assessments', { kind: 'assessment' }, [6, 5]],
		['days', { from: '2025-01-03', to: '2025-01-05' }, [5, 4, 3]],
		['first day', { from: '2025-01-11' }, [12, 11]],
		['last day', { to: '2024-12-31' }, []],
		['words, in whatever case, of what was struck too', { q: 'a call' }, [9, 8, 7]],
		['words with quotes', { q: 'SAID "NO"' }, [5]],
		['words with signs that mean something to an engine', { q: '100%_off' }, [5]],
		['words in Chinese', { q: '会谈' }, [6]],
		['words with capitals that are not English', { q: 'fewer übers' }, [10]],
		['words of who made it', { q: 'bear' }, [12, 10, 8, 6, 4, 2]],
		['words that are names of fields only', { q: 'salience' }, []],
		['several at once', { who: 'bob', issue: 'fentanyl', kind: 'assessment', q: '北京' }, [6]]
	])('R7: it is filtered by %s', async (_, over, revisions) => {
		const store = await aStore(await aPlace());
		const log = await filled(store);
		expect(log).toHaveLength(COMMANDS.length);
		expect((await read(store, over)).map(({ revision }) => revision)).toEqual(revisions);
		const byTwo = await store.history(BOARD, query(over), 2);
		expect(byTwo.items.map(({ revision }) => revision)).toEqual(revisions.slice(0, 2));
	});

	test('R8: where looking through all of a long log would take long, a page says how far it looked', async () => {
		const store = await aStore(await aPlace());
		const world = asked(emptyWorld(), ...COMMANDS.slice(0, 5));
		await store.append(appendingOf(world.log));
		let { board } = world;
		const LENGTH = 42_000;
		while (board.revision < LENGTH) {
			const changes = Array.from({ length: 6_000 }, (_, index) =>
				plain(board.revision + index + 1)
			);
			const appending = appendingOn(
				board,
				changes.filter(({ revision }) => revision <= LENGTH)
			);
			await store.append(appending);
			board = appending.after;
		}
		const first = await store.history(BOARD, query({ q: 'ministers' }), 50);
		expect(first.items).toEqual([]);
		expect(first.next).toMatchObject({ before: 2_001, full: false });
		expect(dayOf(first.next?.at ?? '')).toBe('2025-02-01');
		const everywhere = await store.history(BOARD, query({ q: 'tariffs' }), 50);
		expect(everywhere).toMatchObject({ items: [], next: { before: 38_001, full: false } });
		const { before } = first.next ?? {};
		const rest = await store.history(BOARD, query({ q: 'ministers', before: String(before) }), 50);
		expect(rest.items.map((change) => says(change, 'ministers'))).toEqual([true]);
		expect(rest.next).toBeNull();
	}, 120_000);

	test('R9: everybody who made a change is named once, as they last called themselves', async () => {
		const store = await aStore(await aPlace());
		const log = await filled(store);
		const actor = anActor({ id: 'ann', name: 'Ann Archer' });
		const before = (await store.load(BOARD)) ?? {};
		await store.append(appendingOn(before, [{ ...plain(log.length + 1), actor }]));
		const people = await store.whoChanged(BOARD);
		expect(people).toEqual([actor, WRITERS[1]?.actor]);
	});
});

function plain(revision: number): Change {
	return {
		revision,
		command: uuidOf(1_000_000 + revision),
		at: '2025-02-01T00:00:00.000Z',
		actor: anActor(),
		happening: {
			type: 'issue.assessed',
			issue: 'tariffs',
			status: null,
			tension: null,
			note: '',
			asOf: '2025-01-01'
		}
	};
}
