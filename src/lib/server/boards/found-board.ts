import type { Asker } from '#lib/domain/asker.ts';
import type { Command } from '#lib/domain/command.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Boards } from '../boards.ts';

/**
 * Makes a board by commands of which the first creates it, at the address that a title suggests. Entered together, they
 * are committed together: a start that is cut short leaves no half of it.
 */
export async function foundBoard(
	boards: Boards,
	title: string,
	commands: readonly Command[],
	asker: Asker
): Promise<Slug | Refusal> {
	const slug = await boards.freeSlug(title);
	// Whoever may make it is its admin from the first command on.
	const maker = boards.as({ ...asker, boards: new Map([...asker.boards, [slug, 'admin']]) });
	const outcomes = await Promise.all(
		commands.map((command) => maker.submit(slug, crypto.randomUUID(), command))
	);
	return outcomes.find(isRefusal) ?? slug;
}
