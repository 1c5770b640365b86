import type { Board } from './board.ts';
import type { CommandOf } from './command.ts';
import type { Decision } from './decide.ts';
import { refuse } from './refusal.ts';

export function save(board: Board, command: CommandOf<'briefing.save'>): Decision {
	const { type: _, ...saved } = command;
	if (saved.from > saved.to) {
		return refuse('invalid', 'The briefing would end before it begins', {
			to: 'must not be before its first day'
		});
	}
	if (saved.made > board.revision) {
		return refuse('invalid', `This board has the revisions 1 to ${board.revision}`, {
			made: 'is no revision of this board'
		});
	}
	return [{ type: 'briefing.saved', ...saved }];
}
