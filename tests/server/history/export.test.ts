import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { Recorded } from '#lib/protocol/history.ts';
import { Boards } from '#lib/server/boards.ts';
import { Records } from '#lib/server/history/records.ts';
import { csvFormat, exportOf, JSON_FORMAT, type Format } from '#lib/server/history/export.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker, uuidOf } from '../../domain/builders.ts';
import { asked, emptyWorld } from '../../domain/world.ts';
import { appendingOf } from '../store/appending.ts';
import { aStore, onEveryEngine, type Place } from '../store/engines.ts';

const { log } = asked(
	emptyWorld(),
	createBoard,
	{ type: 'category.add', name: '=Trade' },
	{ type: 'issue.open', title: 'Tariffs "and" 关税', category: 'trade' },
	...Array.from({ length: 450 }, (_, index) => ({
		type: 'issue.assess' as const,
		...{ issue: 'tariffs-and', tension: index % 101, note: `Line one\nline ${index}` }
	}))
);

/** A file that is about to be read, and the board as its admin changes it meanwhile. */
async function aFile(place: Place, query: string, format: Format) {
	const store = await aStore(place);
	await store.append(appendingOf(log));
	const boards = new Boards(store);
	const params = new URLSearchParams(query);
	const records = new Records(boards, store);
	const answer = await exportOf({ boards, records }, 'us-china', params, format);
	if (isRefusal(answer)) throw new Error(answer.message);
	const change = (command: CommandInput) =>
		boards.as(anAsker()).submit('us-china', uuidOf(9_999), Command.parse(command));
	return { text: () => answer.text(), change };
}

async function exported(place: Place, query: string, format: Format): Promise<string> {
	return (await aFile(place, query, format)).text();
}

const File = z.object({ board: z.string(), revision: z.int(), changes: z.array(Recorded) });

onEveryEngine((aPlace) => {
	test('R11: the JSON has everything that the filter leaves, and an outsider can verify every line of it', async () => {
		const text = await exported(await aPlace(), '', JSON_FORMAT);
		const { board, changes } = File.parse(JSON.parse(text));
		expect(changes).toHaveLength(log.length);
		for (const [index, change] of changes.entries()) {
			const { previous, revision, at, command, actor, happening, before, mark } = change;
			const bytes = [board, previous, revision, at, command, actor, happening, before, mark];
			const hash = createHash('sha256').update(JSON.stringify(bytes)).digest('hex');
			expect(change.hash).toBe(hash);
			expect(previous).toBe(changes[index + 1]?.hash ?? '0'.repeat(64));
		}
	});

	test('R11: what is recorded while a file is read is not in it: it ends where it says', async () => {
		const { text, change } = await aFile(await aPlace(), '', JSON_FORMAT);
		await change({ type: 'issue.assess', issue: 'tariffs-and', tension: 7 });
		const { revision, changes } = File.parse(JSON.parse(await text()));
		expect([revision, changes[0]?.revision]).toEqual([log.length, log.length]);
	});

	test('R11: a file of a board that is shut while it is read breaks off, and is not taken for whole', async () => {
		const { text, change } = await aFile(await aPlace(), '', JSON_FORMAT);
		await change({ type: 'board.edit', visibility: 'private' });
		await expect(text()).rejects.toThrow('no board');
	});

	test('R11: only what is asked for is exported, and no field is a formula', async () => {
		const format = csvFormat(['what'], ({ happening }) => [
			'category' in happening && typeof happening.category === 'object'
				? happening.category.name
				: happening.type
		]);
		const text = await exported(await aPlace(), 'kind=category', format);
		expect(text).toBe('what\r\n"\'=Trade"\r\n');
	});
});
