import fc from 'fast-check';
import type { Board } from '#lib/domain/board.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import { isOpen, type Issue } from '#lib/domain/issue.ts';
import type { World } from './world.ts';

/** Makes a command for a world; null where the world has nothing for it to speak of. */
export type Make = (world: World) => CommandInput | null;

/** Chooses among things that are not known yet. */
export const pick = fc.nat({ max: 1000 });

export const pickFrom = <T>(list: readonly T[], at: number): T | undefined =>
	list[at % Math.max(1, list.length)];

/** Some of the list, at least one where it has one, none twice. */
export const someOf = <T>(list: readonly T[], at: number): T[] =>
	list.filter((_, index) => index === at % list.length || (at >> index) % 2 === 1);

export const openIssue = (board: Board, at: number): Issue | undefined =>
	pickFrom(board.issues.filter(isOpen), at);
