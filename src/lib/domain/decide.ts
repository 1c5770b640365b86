import type { Actor } from './actor.ts';
import { exists, type Board } from './board.ts';
import type { Happening } from './change.ts';
import type { Command } from './command.ts';
import type { Instant } from './day.ts';
import * as board from './decide-board.ts';
import * as entry from './decide-entry.ts';
import * as issue from './decide-issue.ts';
import * as life from './decide-life.ts';
import * as person from './decide-person.ts';
import * as position from './decide-position.ts';
import type { Recalled } from './recall.ts';
import type { Refusal } from './refusal.ts';

/** What deciding must know beside the board: who asks, when, and what was recalled for it (see `needOf`). */
export interface Context {
	actor: Actor;
	at: Instant;
	recalled?: Recalled | undefined;
}

export type Decision = Happening[] | Refusal;

/** What the command makes happen on this board, or a Refusal that says why nothing does. */
export function decide(on: Board, command: Command, context: Context): Decision {
	if (command.type === 'board.create') return board.create(on, command);
	if (!exists(on)) return life.noBoard(on.slug);
	const inert = life.refuseInert(on, command, context);
	if (inert) return inert;
	return isOfFrame(command) ? decideFrame(on, command) : decideRest(on, command, context);
}

/** A command about the board itself and the groups of its issues. */
type OfFrame = Extract<Command, { type: `board.${string}` | `category.${string}` }>;
type Rest = Exclude<Command, OfFrame>;

const isOfFrame = (command: Command): command is OfFrame =>
	/^(board|category)\./.test(command.type);

function decideFrame(on: Board, command: OfFrame): Decision {
	switch (command.type) {
		case 'board.create':
			return board.create(on, command);
		case 'board.edit':
			return board.edit(on, command);
		case 'board.archive':
			return life.archive(command);
		case 'board.restore':
			return life.restore(on, command);
		case 'board.delete':
			return life.remove(on, command);
		case 'category.add':
			return board.addCategory(on, command);
		case 'category.edit':
			return board.editCategory(on, command);
		case 'category.remove':
			return board.removeCategory(on, command);
		case 'category.move':
			return board.moveCategory(on, command);
		default:
			return command satisfies never;
	}
}

function decideRest(on: Board, command: Rest, context: Context): Decision {
	switch (command.type) {
		case 'issue.open':
			return issue.open(on, command, context);
		case 'issue.edit':
			return issue.edit(on, command);
		case 'issue.assess':
			return issue.assess(on, command, context);
		case 'issue.note':
			return issue.note(on, command);
		case 'issue.archive':
			return issue.archive(on, command);
		case 'issue.restore':
			return issue.restore(on, command);
		case 'position.state':
			return position.state(on, command, context);
		case 'position.withdraw':
			return position.withdraw(on, command, context);
		case 'entry.record':
			return entry.record(on, command);
		case 'entry.edit':
			return entry.edit(on, command, context);
		case 'entry.strike':
			return entry.strike(on, command, context);
		case 'person.add':
			return person.add(on, command);
		case 'person.edit':
			return person.edit(on, command);
		default:
			return command satisfies never;
	}
}
