import { getContext, setContext } from 'svelte';
import type { Ladder } from '#lib/domain/ladder.ts';

const LADDER = Symbol('ladder');

/** Gives what is inside a board's page or wall the board's own ladder. */
export const setLadder = (ladder: () => Ladder): void => {
	setContext(LADDER, ladder);
};

/** The ladder of the board that a component is about. */
export const getLadder = (): (() => Ladder) =>
	getContext<(() => Ladder) | undefined>(LADDER) ?? every;

const every = (): Ladder => ({});
