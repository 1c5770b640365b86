import type { Board } from './board.ts';
import { withFields } from './changed-fields.ts';
import type { CommandOf } from './command.ts';
import type { Decision } from './decide.ts';
import { noSuch, nothingToChange } from './decide-board.ts';
import { Era, eraId, MOST_ERAS } from './era.ts';
import { same } from './fields.ts';
import { refuse, type Refusal } from './refusal.ts';

export function add(board: Board, command: CommandOf<'era.add'>): Decision {
	const { type: _, ...body } = command;
	if (board.eras.length >= MOST_ERAS) {
		return refuse('invalid', `A board names at most ${MOST_ERAS} spans`, {
			name: 'is one too many'
		});
	}
	const taken = new Set([...board.eras.map(({ id }) => id), ...board.removedEras]);
	const era = Era.parse({ id: eraId(body.name, taken), ...body });
	return refuseEra(era) ?? [{ type: 'era.added', era }];
}

export function edit(board: Board, command: CommandOf<'era.edit'>): Decision {
	const { type: _, era: id, expect: __, ...asked } = command;
	const held = board.eras.find((each) => each.id === id);
	if (!held) return noSuch('era', id);
	const era = Era.parse(withFields(held, asked));
	if (same(era, held)) return nothingToChange();
	return refuseEra(era) ?? [{ type: 'era.edited', era }];
}

export function remove(board: Board, { era }: CommandOf<'era.remove'>): Decision {
	if (!board.eras.some(({ id }) => id === era)) return noSuch('era', era);
	return [{ type: 'era.removed', era }];
}

const refuseEra = ({ from, to }: Era): Refusal | null =>
	to !== undefined && to < from
		? refuse('invalid', 'The span would end before it begins', {
				to: 'must not be before its first day'
			})
		: null;
