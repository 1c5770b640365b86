import { findIssue, type Board } from './board.ts';
import type { Command } from './command.ts';
import { contestedBy } from './decide-conflict.ts';
import { askedBy } from './decide-proposal.ts';
import { inverseOf, undoNeeds } from './decide-undo.ts';
import { standsFrom } from './issue.ts';
import { changeAt, type Need, type Recalled } from './recall.ts';

/**
 * What must be recalled next from the store before this command can be decided, given what was recalled already, in order;
 * null where the board and that are enough.
 */
export const nextNeed = (
	board: Board,
	command: Command,
	recalled: readonly Recalled[]
): Need | null => needsOf(board, command, recalled)[recalled.length] ?? null;

/** Everything that is known to be needed by now: what was recalled is needed first. */
function needsOf(board: Board, command: Command, recalled: readonly Recalled[]): Need[] {
	if (command.type === 'proposal.confirm') {
		const asked = askedBy(board, command);
		return asked ? needsOf(board, asked, recalled) : [];
	}
	if (command.type === 'change.undo') return undoing(board, command.revision, recalled);
	const spoken = spokenOf(board, command);
	if (recalled.length < spoken.length) return spoken;
	const contested = contestedBy(board, command, recalled);
	const revisions = [...new Set(contested.map(({ touched }) => touched))];
	return revisions.length > 0 ? [...spoken, { kind: 'changes', revisions }] : spoken;
}

/** What a command speaks of that a board need not hold. */
function spokenOf(board: Board, command: Command): Need[] {
	switch (command.type) {
		case 'issue.assess': {
			const { issue, asOf } = command;
			const held = findIssue(board, issue);
			if (!held || !asOf || asOf >= (standsFrom(held) ?? asOf)) return [];
			return [{ kind: 'standing', issue, asOf }];
		}
		case 'entry.edit':
		case 'entry.strike':
			return [{ kind: 'entry', entry: command.entry }];
		case 'comment.edit':
		case 'comment.delete':
			return [{ kind: 'comment', comment: command.comment }];
		case 'position.withdraw':
			return [{ kind: 'position', issue: command.issue, position: command.position }];
		default:
			return [];
	}
}

/** First the change, then what stood before it, then what the command that undoes it speaks of. */
function undoing(board: Board, revision: number, recalled: readonly Recalled[]): Need[] {
	const first: Need = { kind: 'changes', revisions: [revision] };
	const change = changeAt(recalled, revision);
	if (!change) return [first];
	const needs = [first, ...undoNeeds(board, change, recalled)];
	if (recalled.length < needs.length) return needs;
	const inverse = inverseOf(board, change, recalled);
	const spoken = 'command' in inverse ? spokenOf(board, inverse.command) : [];
	const known = new Set(needs.map((need) => JSON.stringify(need)));
	return [...needs, ...spoken.filter((need) => !known.has(JSON.stringify(need)))];
}
