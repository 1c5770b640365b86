import type { Board } from '#lib/domain/board.ts';
import { isOpen } from '#lib/domain/issue.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { MOST_LINES, type Choice } from '#lib/protocol/trends.ts';

/** Issues shown where nobody has chosen any. */
const FEW = 3;

/** The issues whose lines a choice asks for, in its order. Unknown ones, and more than can be told apart, are refused. */
export function chosenOn(board: Board, choice: Choice): Slug[] | Refusal {
	const chosen = [...(choice.issues ?? leading(board))];
	const unknown = chosen.find((id) => !board.issues.some((issue) => issue.id === id));
	if (unknown !== undefined) return refused(`"${unknown}" is not an issue of this board`);
	if (chosen.length > MOST_LINES) return refused(`must be at most ${MOST_LINES}`);
	return chosen;
}

/** The open issues of most weight, in the board's order: a choice that no assessment changes. */
const leading = ({ issues }: Board): Slug[] =>
	issues
		.filter(isOpen)
		.toSorted((a, b) => b.salience - a.salience)
		.slice(0, FEW)
		.map(({ id }) => id);

const refused = (fault: string): Refusal => refuse('invalid', `issue: ${fault}`, { issue: fault });
