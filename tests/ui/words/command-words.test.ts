import { describe, expect, test } from 'vitest';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { askedWords, commandWords } from '#lib/ui/words/command-words.ts';
import { aBoard, anIssue } from '../../domain/builders.ts';

const board = aBoard({
	categories: [{ id: 'trade', name: 'Trade and technology' }],
	issues: [anIssue({ id: 'taiwan', title: 'Taiwan' })]
});
const asked = (command: CommandInput) => askedWords(Command.parse(command), board);

describe('E8: what waits or was refused is said in words', () => {
	test('with the thing it is about by its title', () => {
		expect(commandWords({ type: 'issue.assess', issue: 'taiwan', tension: 80 }, board)).toBe(
			'Assess: Taiwan'
		);
		expect(commandWords({ type: 'category.remove', category: 'trade' }, board)).toBe(
			'Remove the category: Trade and technology'
		);
		expect(commandWords({ type: 'change.undo', revision: 12 }, board)).toBe('Undo: change 12');
	});

	test('and what waits with the values that it sets', () => {
		expect(asked({ type: 'issue.assess', issue: 'taiwan', tension: 80 })).toBe(
			'Assess: Taiwan · Tension 80'
		);
		expect(asked({ type: 'comment.post', issue: 'taiwan', text: 'Look here' })).toBe(
			'Comment: Taiwan · Look here'
		);
		expect(asked({ type: 'issue.open', title: 'Chips', category: 'trade' })).toBe(
			'Open the issue: Chips · Category Trade and technology, Salience 3'
		);
		expect(asked({ type: 'board.edit', name: 'Another' })).toBe('Edit the board · Name Another');
	});

	test('never by the name of its command', () => {
		for (const type of Command.def.options.flatMap(({ shape }) => [...shape.type.def.values])) {
			const words = commandWords(
				Object.assign({ type: 'board.archive' as const }, { type }),
				board
			);
			expect(words).not.toContain(type);
			expect(words).not.toContain(type.replace('.', ' '));
		}
	});
});
