import type { Refusal } from '#lib/domain/refusal.ts';

/** Counts and times what a hub does. */
export interface LiveMeter {
	/** Begins to time how long changes take to everybody who looks; what it returns ends that. */
	timeFanOut(): () => void;
	/** Somebody who joined was given what they missed, or the whole board. */
	caughtUp(given: 'changes' | 'board'): void;
	/** Somebody was refused what they asked for. */
	refused(refusal: Refusal): void;
}

export const NO_METER: LiveMeter = {
	timeFanOut: () => () => undefined,
	caughtUp: () => undefined,
	refused: () => undefined
};
