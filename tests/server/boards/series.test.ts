import { expect, test } from 'vitest';
import { addDays, dayOf, instantOf } from '#lib/domain/day.ts';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { weightedMean } from '#lib/domain/tension-index.ts';
import { Boards } from '#lib/server/boards.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker } from '../../domain/builders.ts';
import { MemoryStore } from './memory-store.ts';

const SLUG = 'us-china';
const DAYS = 120;
const now = Date.UTC(2025, 5, 15, 12);
const dayAt = (index: number) => addDays(dayOf(instantOf(now)), index - DAYS);

/** A board whose two issues are assessed on each of many days, up and down in turn. */
async function aRestlessBoard(): Promise<Boards> {
	const boards = new Boards(new MemoryStore(), () => now).as(anAsker());
	const ask = (input: CommandInput) =>
		boards.submit(SLUG, crypto.randomUUID(), Command.parse(input));
	await ask(createBoard);
	await ask({ type: 'category.add', name: 'Trade' });
	await ask({ type: 'issue.open', title: 'Tariffs', category: 'trade', salience: 1 });
	await ask({ type: 'issue.open', title: 'Fentanyl', category: 'trade', salience: 3 });
	for (let index = 0; index < DAYS; index += 1) {
		const asOf = dayAt(index);
		await ask({ type: 'issue.assess', issue: 'tariffs', tension: (index * 37) % 101, asOf });
		await ask({ type: 'issue.assess', issue: 'fentanyl', tension: (index * 53) % 101, asOf });
	}
	return boards;
}

test('D15, A8: however few points are asked for, the index says only what issues came to together', async () => {
	const boards = await aRestlessBoard();
	const series = await boards.series(SLUG, { from: dayAt(0), points: 20 });
	if (isRefusal(series)) throw new Error(series.message);
	expect(series.index.length).toBeLessThan(60);
	for (const [at, index] of series.index) {
		const day = Math.min(DAYS - 1, Math.floor((at - Date.parse(dayAt(0))) / 86_400_000));
		const parts = [
			{ tension: (day * 37) % 101, salience: 1 },
			{ tension: (day * 53) % 101, salience: 3 }
		];
		expect(index).toBe(weightedMean(parts));
	}
});
