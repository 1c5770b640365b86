import { expect, test } from 'vitest';
import type { Comment } from '#lib/domain/comment.ts';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { Boards } from '#lib/server/boards.ts';
import { HistoryQuery } from '#lib/protocol/history.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker, uuidOf } from '../../domain/builders.ts';
import { commentsIn } from '../../domain/naive-recall.ts';
import { aStore, onEveryEngine } from './engines.ts';

const COMMANDS: CommandInput[] = [
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
	{ type: 'issue.open', title: 'Taiwan', category: 'trade' },
	...Array.from({ length: 45 }, (_, index): CommandInput => ({
		type: 'comment.post',
		issue: index % 9 === 0 ? 'taiwan' : 'tariffs',
		text: `Said ${index}`
	})),
	{ type: 'comment.edit', comment: 6, text: 'Said better' },
	{ type: 'comment.delete', comment: 7 }
];

onEveryEngine((aPlace) => {
	test('N3: comments are read page by page, newest first, each once, as the whole log has them', async () => {
		const store = await aStore(await aPlace());
		const boards = new Boards(store, () => Date.UTC(2025, 0, 2)).as(anAsker());
		for (const [index, command] of COMMANDS.entries()) {
			const outcome = await boards.submit('us-china', uuidOf(index), Command.parse(command));
			expect(outcome).not.toHaveProperty('code');
		}
		const found: Comment[] = [];
		for (let before: number | undefined; ;) {
			const page = await boards.comments('us-china', 'tariffs', before);
			if (isRefusal(page)) throw new Error(page.message);
			found.push(...page.items);
			if (page.next === null) break;
			before = page.next;
		}
		const log = await store.changesSince('us-china', 0, 100);
		expect(found).toHaveLength(40);
		expect(found).toEqual(
			commentsIn(log)
				.filter(({ issue }) => issue === 'tariffs')
				.toReversed()
		);
		const { items } = await store.history('us-china', HistoryQuery.parse({ kind: 'comment' }), 2);
		expect(items.map(({ before }) => before)).toEqual([
			{ kind: 'comment', text: 'Said 2' },
			{ kind: 'comment', text: 'Said 1' }
		]);
	});
});
