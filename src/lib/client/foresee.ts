import type { Actor } from '#lib/domain/actor.ts';
import type { Board } from '#lib/domain/board.ts';
import { changesOf } from '#lib/domain/change.ts';
import type { Command } from '#lib/domain/command.ts';
import { decide } from '#lib/domain/decide.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Need, Recalled } from '#lib/domain/recall.ts';
import { nextNeed } from '#lib/domain/recall-needs.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { NOT_ASSESSED } from '#lib/domain/assessment.ts';
import type { Heard } from './heard.svelte.ts';
import type { Pending } from './outbox.ts';

/** What a foresight is made of, beside the board and what is pending. */
export interface Known {
	actor: Actor;
	/** The latest changes that this page has heard of. */
	heard: Heard;
}

/** The board as it will be if the server agrees; as it is where this cannot be foreseen, or would be refused. */
export function foresee(board: Board, pending: Pending, { actor, heard }: Known): Board {
	const { id, command, sentAt: at } = pending;
	const recalled = remembered(board, command, heard);
	if (!recalled) return board;
	const decision = decide(board, command, { actor, at, recalled });
	if (isRefusal(decision)) return board;
	const { revision } = board;
	return changesOf(decision, { revision, command: id, at, actor }).reduce(evolve, board);
}

/** As much of what the server would recall as this page holds: enough to show what is on the screen. Null where it is not. */
function remembered(board: Board, command: Command, heard: Heard): Recalled[] | null {
	const recalled: Recalled[] = [];
	for (let need; (need = nextNeed(board, command, recalled)) !== null;) {
		const answer = answerTo(need, board, heard);
		if (!answer) return null;
		recalled.push(answer);
	}
	return recalled;
}

function answerTo(need: Need, board: Board, heard: Heard): Recalled | null {
	switch (need.kind) {
		case 'standing':
			return { kind: 'standing', judgement: NOT_ASSESSED, revision: 0 };
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
		case 'comment':
			return null;
		case 'changes':
			return { kind: 'changes', changes: heard.changes(need.revisions) };
		case 'board': {
			const past = heard.boardAt(need.revision);
			return past ? { kind: 'board', board: past } : null;
		}
		default:
			return need satisfies never;
	}
}
