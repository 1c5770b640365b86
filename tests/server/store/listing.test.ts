import { expect, test } from 'vitest';
import type { Dossier } from '#lib/protocol/dossier.ts';
import type { Store } from '#lib/server/store/store.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { entriesIn, positionsIn } from '../../domain/naive-recall.ts';
import { asked, emptyWorld } from '../../domain/world.ts';
import { appendingOf } from './appending.ts';
import { aStore, onEveryEngine } from './engines.ts';

const issues = ['tariffs', 'fentanyl'];
let world = asked(
	emptyWorld(),
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
	{ type: 'issue.open', title: 'Fentanyl', category: 'trade' }
);
for (let count = 0; count < 50; count += 1) {
	const day = `2024-0${(count % 4) + 1}-11`;
	world = asked(
		world,
		{ type: 'entry.record', kind: 'call', day, title: 'A call', issues: [issues[count % 2] ?? ''] },
		{ type: 'position.state', issue: 'tariffs', party: 'us', text: `Wants ${count}`, asOf: day },
		{ type: 'issue.assess', issue: 'fentanyl', tension: count }
	);
}
const moved = entriesIn(world.log).find((entry) => entry.issues.includes('tariffs'))?.id ?? '';
world = asked(world, { type: 'entry.edit', entry: moved, issues: ['fentanyl'] });
const struck = entriesIn(world.log).find((entry) => entry.id !== moved)?.id ?? '';
world = asked(world, { type: 'entry.strike', entry: struck });

/** Every line of a list, read page by page. */
async function all<L extends keyof Dossier>(
	store: Store,
	issue: string,
	list: L
): Promise<Dossier[L]['items'][number][]> {
	let page = (await store.dossier('us-china', issue))[list];
	const lines = [...page.items];
	while (page.next !== null) {
		page = await store.dossierPage('us-china', issue, list, page.next);
		expect(page.items.length).toBeGreaterThan(0);
		lines.push(...page.items);
	}
	return lines;
}

onEveryEngine((aPlace) => {
	test("L9: an issue's lists are read page by page, each line once, newest first", async () => {
		const store = await aStore(await aPlace());
		await store.append(appendingOf(world.log));
		for (const issue of issues) {
			const entries = entriesIn(world.log).filter((entry) => entry.issues.includes(issue));
			expect(await all(store, issue, 'entries')).toEqual(entries);
			expect(await all(store, issue, 'positions')).toEqual(positionsIn(world.log, issue));
		}
	});

	test('L9: the changes of an issue are those about it and about entries that touch it or touched it', async () => {
		const store = await aStore(await aPlace());
		await store.append(appendingOf(world.log));
		const ever = new Map([[moved, issues]]);
		for (const { happening } of world.log) {
			if (happening.type !== 'entry.recorded' || happening.entry.id === moved) continue;
			ever.set(happening.entry.id, happening.entry.issues);
		}
		for (const issue of issues) {
			const about = world.log.filter(({ happening }) => {
				if ('issue' in happening) return happening.issue === issue;
				if (happening.type === 'entry.recorded') return happening.entry.issues.includes(issue);
				if (happening.type === 'entry.edited') return true;
				return happening.type === 'entry.struck' && ever.get(happening.entry)?.includes(issue);
			});
			expect(await all(store, issue, 'changes')).toEqual(about.toReversed());
		}
	});

	test('L2: boards are listed by name, with their last revision and its moment', async () => {
		const store = await aStore(await aPlace());
		const other = asked(emptyWorld('a-board'), { ...createBoard, name: 'Zealand' });
		const renamed = asked(world, { type: 'board.edit', name: 'Across the Pacific' });
		await store.append({ ...appendingOf(other.log), after: other.board });
		await store.append(appendingOf(world.log));
		await store.append(appendingOf(renamed.log, world.log.length));
		const lineOf = ({ slug, name, revision, at }: typeof world.board) => ({
			slug,
			name,
			revision,
			at,
			archived: false
		});
		expect(await store.boards()).toEqual([lineOf(renamed.board), lineOf(other.board)]);
	});

	test('L4: a command id that was taken loses, at whatever revision', async () => {
		const store = await aStore(await aPlace());
		await store.append(appendingOf(world.log));
		const next = appendingOf(
			asked(world, { type: 'category.add', name: 'More' }).log,
			world.log.length
		);
		const again = next.changes.map((change) => ({
			...change,
			command: world.log[0]?.command ?? ''
		}));
		expect(await store.append({ ...next, changes: again })).toBe('lost');
		expect(await store.append(next)).toBe('appended');
	});

	test('L15: a store whose engine can commit is ready', async () => {
		const store = await aStore(await aPlace());
		expect(await store.ready()).toBe(true);
	});
});
