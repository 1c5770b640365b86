import * as z from 'zod/mini';
import { STATUSES, type Status } from './status.ts';
import { Label } from './text.ts';

const Colour = z
	.string()
	.check(z.regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #1769aa, in lower case'));

/** What a board calls a rung of the ladder and how it colours it, in each theme; left out, as every board does. */
export const Rung = z.strictObject({
	word: z.optional(Label),
	colours: z.optional(z.strictObject({ light: Colour, dark: Colour }))
});
export type Rung = z.infer<typeof Rung>;

/** The rungs that a board has words or colours of its own for. */
export const Ladder = z.partial(
	z.strictObject({ rupture: Rung, strained: Rung, talks: Rung, progress: Rung, settled: Rung })
);
export type Ladder = z.infer<typeof Ladder>;

const rungEdit = z.nullable(Rung);

/** Rungs in place of those held; null: as every board has it. */
export const LadderEdit = z.partial(
	z.strictObject({
		rupture: rungEdit,
		strained: rungEdit,
		talks: rungEdit,
		progress: rungEdit,
		settled: rungEdit
	})
);
export type LadderEdit = z.infer<typeof LadderEdit>;

/** What every board calls the rungs until it says otherwise. */
export const RUNG_WORDS = {
	rupture: 'Rupture',
	strained: 'Strained',
	talks: 'In talks',
	progress: 'Progress',
	settled: 'Settled'
} as const satisfies Record<Status, string>;

/** What a board calls a rung. */
export const rungWord = (ladder: Ladder, status: Status): string =>
	ladder[status]?.word ?? RUNG_WORDS[status];

/** The ladder with the rungs that an edit gives. */
export function withRungs(held: Ladder, edit: LadderEdit): Ladder {
	const next: Ladder = {};
	for (const status of STATUSES) {
		const given = edit[status];
		const rung = given === undefined ? held[status] : given;
		if (rung) next[status] = rung;
	}
	return next;
}
