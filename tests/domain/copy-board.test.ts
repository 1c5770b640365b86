import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyCommands } from '#lib/domain/copy-board.ts';
import { isOpen } from '#lib/domain/issue.ts';
import { arbitraryMoves } from './arbitrary-moves.ts';
import { asked, emptyWorld, played } from './world.ts';

const bodies = ({ categories, issues }: ReturnType<typeof played>['board']) =>
	issues.filter(isOpen).map(({ title, category, summary, salience }) => ({
		title,
		category: categories.find(({ id }) => id === category)?.name,
		summary,
		salience
	}));

test('M5: a copy has the parties, categories, ladder and settings of its board, and its issues without their history', () => {
	fc.assert(
		fc.property(arbitraryMoves(30), fc.boolean(), (moves, issues) => {
			const { board } = played(emptyWorld(), moves);
			const commands = copyCommands(board, 'A copy', { issues });
			const copy = asked(emptyWorld('copy'), ...commands).board;
			const { parties, ladder, settings } = board;
			expect(copy).toMatchObject({ name: 'A copy', parties, ladder, settings, archived: null });
			expect(copy.categories.map(({ name }) => name)).toEqual(
				board.categories.map(({ name }) => name)
			);
			expect(bodies(copy)).toEqual(issues ? bodies(board) : []);
			expect(copy.issues.every(({ standing, run }) => !standing && run.length === 0)).toBe(true);
			expect([copy.entries, copy.news]).toEqual([[], []]);
		})
	);
});
