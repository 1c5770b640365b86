import type { Actor } from '#lib/domain/actor.ts';
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
	actor: Actor
): Promise<Slug | Refusal> {
	const slug = await boards.freeSlug(title);
	const outcomes = await Promise.all(
		commands.map((command) => boards.submit(slug, crypto.randomUUID(), command, actor))
	);
	return outcomes.find(isRefusal) ?? slug;
}
