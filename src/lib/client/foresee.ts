import type { Actor } from '#lib/domain/actor.ts';
import type { Board } from '#lib/domain/board.ts';
import { changesOf } from '#lib/domain/change.ts';
import type { Command } from '#lib/domain/command.ts';
import { decide } from '#lib/domain/decide.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { needOf, type Recalled } from '#lib/domain/recall.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { NOT_ASSESSED } from '#lib/domain/assessment.ts';
import type { Pending } from './outbox.ts';

/** The board as it will be if the server agrees; as it is where this cannot be foreseen, or would be refused. */
export function foresee(board: Board, pending: Pending, actor: Actor): Board {
	const { id, command, sentAt: at } = pending;
	const decision = decide(board, command, { actor, at, recalled: remembered(board, command) });
	if (isRefusal(decision)) return board;
	const { revision } = board;
	return changesOf(decision, { revision, command: id, at, actor }).reduce(evolve, board);
}

/** As much of what the server would recall as the board itself holds: enough to show what is on the screen. */
function remembered(board: Board, command: Command): Recalled | undefined {
	const need = needOf(board, command);
	switch (need?.kind) {
		case undefined:
			return undefined;
		case 'standing':
			return { kind: 'standing', judgement: NOT_ASSESSED };
		case 'entry':
			return {
				kind: 'entry',
				entry: board.entries.find((each) => each.id === need.entry) ?? null,
				beneath: []
			};
		case 'position': {
			const held = board.issues.find((each) => each.id === need.issue)?.positions ?? {};
			const position = Object.values(held).find((each) => each.id === need.position) ?? null;
			return { kind: 'position', position, beneath: null };
		}
		default:
			return need satisfies never;
	}
}
