import { same } from './fields.ts';
import { faintest, LEGIBLE, type Theme } from './contrast.ts';
import { RUNG_WORDS, rungWord, withRungs, type Ladder, type LadderEdit } from './ladder.ts';
import { refuse, type Refusal } from './refusal.ts';
import { STATUSES, type Status } from './status.ts';

const THEMES = ['light', 'dark'] as const;
const NO_STATUS = 'Not assessed';

/** Of the rungs that an edit gives, those that are other than held; what is as every board has it is null. */
export function changedRungs(held: Ladder, asked: LadderEdit): LadderEdit {
	const changed: LadderEdit = {};
	for (const status of STATUSES) {
		const rung = asked[status];
		if (rung === undefined) continue;
		const { word, colours } = rung ?? {};
		const own = {
			...(word && word !== RUNG_WORDS[status] && { word }),
			...(colours && { colours })
		};
		const next = Object.keys(own).length > 0 ? own : null;
		if (!same(next, held[status] ?? null)) changed[status] = next;
	}
	return changed;
}

/** The refusal of rungs whose words are taken or whose colours cannot be read. */
export function refuseLadder(held: Ladder, edit: LadderEdit): Refusal | null {
	const next = withRungs(held, edit);
	for (const status of STATUSES) {
		if (!edit[status]) continue;
		const fault = refuseWord(next, status) ?? refuseFaint(next, status);
		if (fault) return fault;
	}
	return null;
}

function refuseWord(ladder: Ladder, status: Status): Refusal | null {
	const plain = (word: string) => word.toLowerCase();
	const word = rungWord(ladder, status);
	const others = STATUSES.filter((each) => each !== status).map((each) => rungWord(ladder, each));
	if (![...others, NO_STATUS].some((other) => plain(other) === plain(word))) return null;
	return refuse('invalid', `"${word}" would stand for two things`, {
		[`ladder.${status}.word`]: 'is taken'
	});
}

/** Names the pair that cannot be told apart, and its ratio. */
function refuseFaint(ladder: Ladder, status: Status): Refusal | null {
	const colours = ladder[status]?.colours;
	if (!colours) return null;
	for (const theme of THEMES) {
		const fault = faintOn(colours[theme], theme);
		if (!fault) continue;
		return refuse('invalid', `${rungWord(ladder, status)}: ${fault}`, {
			[`ladder.${status}.colours.${theme}`]: fault
		});
	}
	return null;
}

function faintOn(colour: string, theme: Theme): string | null {
	const { paper, ratio } = faintest(colour, theme);
	if (ratio >= LEGIBLE) return null;
	const is = (Math.floor(ratio * 100) / 100).toFixed(2);
	return `${colour} on the ${paper} paper of the ${theme} theme has a contrast of ${is} to 1; ${LEGIBLE} is needed`;
}
