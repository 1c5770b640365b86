import { randomUUID } from 'node:crypto';
import type { CommandInput } from '#lib/domain/command.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import type { Process } from '../process.ts';
import type { Measured } from '../server.ts';

/** The first so many boards of the bench. */
export const boardNames = (count: number): string[] =>
	Array.from({ length: count }, (_, index) => `board-${index}`);

/** Makes those boards that there are not yet, with one category and one issue each. */
export async function createBoards(server: Measured, count: number): Promise<void> {
	const commands: CommandInput[] = [
		createBoard,
		{ type: 'category.add', name: 'Trade' },
		{ type: 'issue.open', title: 'Tariffs', category: 'trade' }
	];
	for (const board of boardNames(count)) {
		const known = await fetch(`${server.url}/api/v1/boards/${board}`);
		if (known.ok) continue;
		for (const command of commands) await ask(server, board, command);
	}
}

async function ask({ url, key }: Measured, board: string, command: CommandInput): Promise<void> {
	const answer = await fetch(`${url}/api/v1/boards/${board}/commands`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
		body: JSON.stringify({ id: randomUUID(), command })
	});
	if (!answer.ok) throw new Error(`${board} was answered with ${await answer.text()}`);
}

/** Milliseconds until so many assessments are acknowledged, by so many editors at once, turn about on the boards. */
export async function submitTo(
	viewers: Process,
	boards: readonly string[],
	count: number,
	atOnce: number
): Promise<number> {
	const submissions = Array.from({ length: count }, (_, number) => ({
		board: boards[number % boards.length],
		id: randomUUID(),
		command: {
			type: 'issue.assess',
			issue: 'tariffs',
			tension: number % 101,
			note: `Figure ${number}`
		}
	}));
	const { ms, refused } = await viewers.ask<{ ms: number; refused: number }>('submit', {
		submissions,
		atOnce
	});
	if (refused > 0) throw new Error(`${refused} of ${count} assessments were refused`);
	return ms;
}
