import type { Fields, Written } from '#lib/client/draft.svelte.ts';

import type { CommandInput } from '#lib/domain/command.ts';
import type { Theme } from '#lib/domain/contrast.ts';
import { same } from '#lib/domain/fields.ts';
import type { Ladder, LadderEdit, Rung } from '#lib/domain/ladder.ts';
import { STATUSES, type Status } from '#lib/domain/status.ts';
import { givenOf, textOf } from './fields.ts';

type Colours = Record<Status, Record<Theme, string>>;

/** The fields of a ladder; empty where a rung is as every board has it. */
export const ladderFields = (ladder: Ladder): Fields =>
	Object.fromEntries(
		STATUSES.flatMap((status) => [
			[`ladder.${status}.word`, ladder[status]?.word ?? ''],
			[`ladder.${status}.colours.light`, ladder[status]?.colours?.light ?? ''],
			[`ladder.${status}.colours.dark`, ladder[status]?.colours?.dark ?? '']
		])
	);

/** The edit that the fields ask for: only rungs that are other than they `stood`. `every`: the colours of every board. */
export function ladderCommand({ fields, stood, began }: Written, every: Colours): CommandInput {
	const ladder: LadderEdit = {};
	for (const status of STATUSES) {
		const rung = rungIn(fields, status, every);
		if (!same(rung, rungIn(stood, status, every))) ladder[status] = rung;
	}
	return { type: 'board.edit', expect: began, ladder };
}

/** The fields with a rung as every board has it. */
export const plainRung = (status: Status): string[] => [
	`ladder.${status}.word`,
	`ladder.${status}.colours.light`,
	`ladder.${status}.colours.dark`
];

function rungIn(fields: Fields, status: Status, every: Colours): Rung | null {
	const word = givenOf(fields, `ladder.${status}.word`);
	const chosen = (theme: Theme) =>
		textOf(fields, `ladder.${status}.colours.${theme}`) || every[status][theme];
	const colours = { light: chosen('light'), dark: chosen('dark') };
	const own = { ...(word && { word }), ...(!same(colours, every[status]) && { colours }) };
	return Object.keys(own).length > 0 ? own : null;
}
