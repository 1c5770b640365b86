import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { choiceIn, INDEX, type Choice } from '#lib/protocol/trends.ts';
import type { Boards } from '#lib/server/boards.ts';

/** The choice that an address makes on a board. Lines that it hides and the board has not, and a last day before all days, are refused. */
export async function choiceOn(
	boards: Boards,
	slug: Slug,
	query: URLSearchParams
): Promise<Choice | Refusal> {
	const choice = choiceIn(query);
	if (isRefusal(choice)) return choice;
	const board = await boards.board(slug);
	if (isRefusal(board)) return board;
	const isThere = (line: string) => line === INDEX || board.issues.some(({ id }) => id === line);
	const unknown = choice.hidden.find((line) => !isThere(line));
	if (unknown !== undefined) return refused('hide', `"${unknown}" is not an issue of this board`);
	if (choice.from || !choice.to) return choice;
	const first = await boards.firstDay(slug);
	return first && choice.to < first ? refused('to', `must not be before ${first}`) : choice;
}

const refused = (field: string, fault: string): Refusal =>
	refuse('invalid', `${field}: ${fault}`, { [field]: fault });
