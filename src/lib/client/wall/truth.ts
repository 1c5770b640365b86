import type { Instant } from '#lib/domain/day.ts';

/** Whether what is shown is what the server holds. In every state but `live` the data says how old it is. */
export type LinkState = 'live' | 'catching-up' | 'stale' | 'offline';

/** How far what a wall shows can be trusted. */
export interface Truth {
	state: LinkState;
	/** The last moment at which what is shown was known to be current. */
	asOf: Instant;
	/** This device's clock minus the server's, in ms. */
	skew: number;
}

/** What a wall's head says of it: how far it can be trusted, or that it shows the past. */
export type ShownTruth = Truth | { state: 'past' };

/** A clock that is further off than this is said to be wrong. */
const TOLERATED_SKEW = 30_000;

/** How many minutes this device's clock is off, ahead of the server's where positive; null where it is about right. */
export const clockError = ({ skew }: Truth): number | null =>
	Math.abs(skew) > TOLERATED_SKEW ? Math.round(skew / 6_000) / 10 : null;
