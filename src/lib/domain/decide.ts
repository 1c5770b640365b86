import type { Actor } from './actor.ts';
import { exists, type Board } from './board.ts';
import type { Happening } from './change.ts';
import type { Command, CommandOf } from './command.ts';
import type { Instant } from './day.ts';
import * as board from './decide-board.ts';
import * as briefing from './decide-briefing.ts';
import * as comment from './decide-comment.ts';
import { refuseLost } from './decide-conflict.ts';
import * as entry from './decide-entry.ts';
import * as era from './decide-era.ts';
import * as issue from './decide-issue.ts';
import * as life from './decide-life.ts';
import * as person from './decide-person.ts';
import * as position from './decide-position.ts';
import * as proposal from './decide-proposal.ts';
import { inverseOf } from './decide-undo.ts';
import { changeAt, type Recalled } from './recall.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';

/** What deciding must know beside the board: who asks, when, and what was recalled for it (see `nextNeed`). */
export interface Context {
	actor: Actor;
	at: Instant;
	recalled?: readonly Recalled[] | undefined;
}

export type Decision = Happening[] | Refusal;

/** What the command makes happen on this board, or a Refusal that says why nothing does. */
export function decide(on: Board, command: Command, context: Context): Decision {
	if (command.type === 'board.create') return board.create(on, command);
	if (!exists(on)) return life.noBoard(on.slug);
	const decision = outright(on, command, context);
	return isRefusal(decision) ? decision : proposal.orPropose(on, command, decision, context);
}

/** What it makes happen where nobody else need agree. */
function outright(on: Board, command: Command, context: Context): Decision {
	const refused = life.refuseInert(on, command, context) ?? refuseLost(on, command, context);
	if (refused) return refused;
	return isOfFrame(command) ? decideFrame(on, command) : decideMatter(on, command, context);
}

/** A command about the board itself, its categories, people, spans and briefings. */
type OfFrame = Extract<
	Command,
	{
		type:
			| `board.${string}`
			| `category.${string}`
			| `person.${string}`
			| `era.${string}`
			| `briefing.${string}`;
	}
>;
type Matter = Exclude<Command, OfFrame>;
type Talk = Extract<Command, { type: `comment.${string}` | `proposal.${string}` }>;

const isOfFrame = (command: Command): command is OfFrame =>
	/^(board|category|person|era|briefing)\./.test(command.type);

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
		case 'person.add':
			return person.add(on, command);
		case 'person.edit':
			return person.edit(on, command);
		case 'era.add':
			return era.add(on, command);
		case 'era.edit':
			return era.edit(on, command);
		case 'era.remove':
			return era.remove(on, command);
		case 'briefing.save':
			return briefing.save(on, command);
		default:
			return command satisfies never;
	}
}

/** About issues, positions and entries, and about changes of any kind. */
function decideMatter(on: Board, command: Matter, context: Context): Decision {
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
		case 'change.undo':
			return undo(on, command, context);
		default:
			return decideTalk(on, command, context);
	}
}

/** What people say to one another of an issue, and of what somebody proposed. */
function decideTalk(on: Board, command: Talk, context: Context): Decision {
	switch (command.type) {
		case 'comment.post':
			return comment.post(on, command);
		case 'comment.edit':
			return comment.edit(command, context);
		case 'comment.delete':
			return comment.remove(context);
		case 'proposal.confirm':
			return confirm(on, command, context);
		case 'proposal.decline':
			return proposal.decline(on, command, context);
		case 'proposal.withdraw':
			return proposal.withdraw(on, command, context);
		default:
			return command satisfies never;
	}
}

/** Undoing is a change like any other, which says what it undoes. */
function undo(on: Board, command: CommandOf<'change.undo'>, context: Context): Decision {
	const { revision, note } = command;
	const change = changeAt(context.recalled, revision);
	if (!change) {
		return refuse('not_found', `This board has no change ${revision}`, {
			revision: 'is no change of this board'
		});
	}
	const inverse = inverseOf(on, change, context.recalled ?? [], note);
	if ('refusal' in inverse) return inverse.refusal;
	const decision =
		'happening' in inverse ? [inverse.happening] : outright(on, inverse.command, context);
	if (isRefusal(decision)) return decision;
	return decision.map((happening) => ({ ...happening, undoes: revision }));
}

/** What was proposed happens, as it is now decided; told what anybody did since, its person may confirm it all the same. */
function confirm(on: Board, command: CommandOf<'proposal.confirm'>, context: Context): Decision {
	const confirmed = proposal.confirm(on, command, context);
	if (isRefusal(confirmed)) return confirmed;
	const { happening, asked, proposed } = confirmed;
	const decision = outright(on, asked, { ...context, actor: proposal.NOBODY });
	if (isRefusal(decision)) return decision;
	return [happening, ...decision.map((each) => ({ ...each, proposed }))];
}
