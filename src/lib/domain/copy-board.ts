import type { Board } from './board.ts';
import type { Command, CommandOf } from './command.ts';
import { categoryId } from './category.ts';
import { isOpen } from './issue.ts';
import type { Slug } from './slug.ts';

/**
 * What a person would enter to make a board built like another: parties, categories, ladder and settings; with `issues`,
 * its open issues too, as if nobody had assessed them.
 */
export function copyCommands(
	board: Board,
	name: string,
	{ issues }: { issues: boolean }
): Command[] {
	return [
		createCommand(board, name),
		...board.categories.map((category): Command => ({ type: 'category.add', name: category.name })),
		...(issues ? openCommands(board) : [])
	];
}

function createCommand(board: Board, name: string): CommandOf<'board.create'> {
	const [one, other] = board.parties;
	if (!one || !other) throw new Error(`"${board.slug}" has no two parties`);
	const { settings, ladder, visibility } = board;
	return { type: 'board.create', name, parties: [one, other], settings, ladder, visibility };
}

function openCommands(board: Board): Command[] {
	const idOf = newIds(board);
	return board.issues.filter(isOpen).map(({ title, category, summary, salience, secondEyes }) => ({
		type: 'issue.open',
		title,
		category: idOf.get(category) ?? category,
		summary,
		salience,
		secondEyes
	}));
}

/** Ids come from names anew: a category that was renamed has another one on the copy. */
function newIds(board: Board): Map<Slug, Slug> {
	const taken = new Set<Slug>();
	return new Map(
		board.categories.map(({ id, name }) => {
			const given = categoryId(name, taken);
			taken.add(given);
			return [id, given];
		})
	);
}
