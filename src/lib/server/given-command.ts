import type { Asker } from '#lib/domain/asker.ts';
import type { Command } from '#lib/domain/command.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { unidentified, whyNot } from '#lib/domain/rights.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Boards, Committed } from './boards.ts';

interface Given {
	board: Slug;
	id: string;
	command: Command;
}

/**
 * Submits a command that came from outside. A briefing is not saved so, whoever asks: the log seals what this server itself
 * made of it, and a page has that done.
 */
export async function submitGiven(
	boards: Boards,
	asker: Asker,
	{ board: slug, id, command }: Given
): Promise<Committed | Refusal> {
	if (command.type !== 'briefing.save') return boards.submit(slug, id, command);
	if (!asker.actor) return unidentified();
	const board = await boards.board(slug);
	if (isRefusal(board)) return board;
	return (
		whyNot(asker, board, command.type) ?? refuse('forbidden', 'Only its page saves a briefing')
	);
}
