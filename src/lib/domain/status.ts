import * as z from 'zod/mini';

/** The ladder, worst first. */
export const STATUSES = ['rupture', 'strained', 'talks', 'progress', 'settled'] as const;

/** Where an issue stands between the parties. */
export const Status = z.enum(STATUSES, 'must be rupture, strained, talks, progress or settled');
export type Status = z.infer<typeof Status>;

/** Place on the ladder: 0 for rupture to 4 for settled. */
export const rung = (status: Status): number => STATUSES.indexOf(status);

/** Rungs climbed from one status to another: negative where it got worse. */
export const climb = (from: Status, to: Status): number => rung(to) - rung(from);
