import { emptyBoard, type Board } from '#lib/domain/board.ts';
import { changesOf, type Change } from '#lib/domain/change.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { decide } from '#lib/domain/decide.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Recalled } from '#lib/domain/recall.ts';
import { nextNeed } from '#lib/domain/recall-needs.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import { anActor, uuidOf } from './builders.ts';
import { recallFrom } from './naive-recall.ts';

/** A board with its whole log and its clock (milliseconds since 1970). */
export interface World {
	board: Board;
	log: readonly Change[];
	now: number;
}

/** Something to ask for, once the world it is asked in is known. */
export interface Move {
	/** Milliseconds since the move before. */
	after: number;
	actor: Actor;
	commandOn(world: World): CommandInput;
}

/** A world before its board is created. */
export const emptyWorld = (slug = 'us-china', now = Date.UTC(2025, 0, 1)): World => ({
	board: emptyBoard(slug),
	log: [],
	now
});

/** What one command led to: the world after it, and the changes or the refusal. */
export interface Played {
	world: World;
	command: Command;
	outcome: Change[] | Refusal;
}

/** The world after a move; a refused one changes nothing but the clock. */
export function play(before: World, move: Move): Played {
	const world = { ...before, now: before.now + move.after };
	return ask(world, move.commandOn(world), move.actor);
}

/** The world after a command asked for at its present moment. */
export function ask(world: World, asked: CommandInput, actor = anActor()): Played {
	const { board, log, now } = world;
	const command = Command.parse(asked);
	const at = instantOf(now);
	const recalled: Recalled[] = [];
	for (let need; (need = nextNeed(board, command, recalled)) !== null;) {
		recalled.push(recallFrom(log, need, dayOf(at)));
	}
	const decision = decide(board, command, { actor, at, recalled });
	if (isRefusal(decision)) return { world, command, outcome: decision };
	const { revision } = board;
	const changes = changesOf(decision, { revision, command: uuidOf(revision + 1), at, actor });
	const after = { board: changes.reduce(evolve, board), log: [...log, ...changes], now };
	return { world: after, command, outcome: changes };
}

/** The world after commands that must all be accepted. */
export function asked(world: World, ...commands: CommandInput[]): World {
	return commands.reduce((held, command) => accepted(ask(held, command)), world);
}

/** The world after moves that must all be accepted. */
export const played = (world: World, moves: readonly Move[]): World =>
	moves.reduce((held, move) => accepted(play(held, move)), world);

function accepted({ world, command, outcome }: Played): World {
	if (!isRefusal(outcome)) return world;
	throw new Error(`${JSON.stringify(command)} was refused: ${JSON.stringify(outcome)}`);
}
