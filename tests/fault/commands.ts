import type { CommandInput } from '#lib/domain/command.ts';
import { createBoard } from '../domain/arbitrary-moves.ts';

/** What a board needs before it can be assessed. */
export const founding: readonly CommandInput[] = [
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade' }
];

/** A command that carries its number into the log. */
export const numbered = (number: number): CommandInput => ({
	type: 'issue.assess',
	issue: 'tariffs',
	tension: number % 101,
	note: String(number)
});
