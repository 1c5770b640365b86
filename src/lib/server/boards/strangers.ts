import type { Asker } from '#lib/domain/asker.ts';
import type { Board } from '#lib/domain/board.ts';
import type { Command } from '#lib/domain/command.ts';
import type { Mention } from '#lib/domain/mention.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { whyNot } from '#lib/domain/rights.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Store } from '../store/store.ts';

/** A comment stands on whatever day one asks. */
const ANY_DAY = '1970-01-01';

/** Says who is at the desk of a board. */
export type DeskOf = (board: Slug) => Promise<readonly { readonly id: string }[]>;

/** Where it is known who may be named. */
interface Place {
	readonly store: Pick<Store, 'recall' | 'findCommand'>;
	/** Null where nobody is known. */
	readonly deskOf: DeskOf | null;
	readonly board: Board;
}

/**
 * The refusal of a comment that names somebody who is not at the desk, and was not named in it before; null where it names
 * nobody such. Who may not comment is told that alone, elsewhere, and what took effect before has its answer.
 */
export async function refuseStrangers(
	{ store, deskOf, board }: Place,
	{ id, command, asker }: { id: string; command: Command; asker: Asker }
): Promise<Refusal | null> {
	const mentions = 'mentions' in command ? (command.mentions ?? []) : [];
	if (!deskOf || mentions.length === 0 || whyNot(asker, board, command.type)) return null;
	// Whoever has left the desk since may stay named where they were.
	const known = new Set([
		...(await deskOf(board.slug)).map((each) => each.id),
		...(await saidBefore(store, { board, command })).map(({ account }) => account)
	]);
	const faults = mentions.flatMap(({ account }, at) =>
		known.has(account) ? [] : [[`mentions.${at}.account`, 'is not at the desk of this board']]
	);
	if (faults.length === 0 || (await store.findCommand(board.slug, id)).length > 0) return null;
	const message = 'A comment names people of the desk alone';
	return refuse('invalid', message, Object.fromEntries(faults));
}

async function saidBefore(
	store: Place['store'],
	{ board, command }: Pick<Place, 'board'> & { command: Command }
): Promise<Mention[]> {
	if (command.type !== 'comment.edit') return [];
	const { comment } = command;
	const said = await store.recall(board.slug, { kind: 'comment', comment }, ANY_DAY);
	return said.kind === 'comment' ? (said.comment?.mentions ?? []) : [];
}
