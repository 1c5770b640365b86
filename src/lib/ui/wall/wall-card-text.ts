import type { Board } from '#lib/domain/board.ts';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { glanceOf, type Glance } from '#lib/domain/glance.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { Party } from '#lib/domain/party.ts';
import type { Plan } from '#lib/client/wall/plan.ts';
import { shorten } from '#lib/client/wall/shorten.ts';
import { textWidth } from '#lib/client/wall/text-width.ts';
import { DIRECTION_ARROWS, directionFigures } from '#lib/ui/words/direction-words.ts';
import { statusWord } from '#lib/ui/words/status-words.ts';
import { ageWords } from '#lib/ui/words/time-words.ts';

/** Left and right padding of a card together, in its em, by density. */
const PADDING = { full: 2.2, brief: 2, bare: 1.7 } as const;
/** The font size of a title in em of the card, and the lines it has; one size on a wall, so that none shouts. */
export const TITLE = {
	full: { size: 1.25, lines: 2 },
	brief: { size: 1.25, lines: 2 },
	bare: { size: 1.15, lines: 1 }
} as const;
const FLAG = 2;
const GLYPH = 1.3;
const BETWEEN = 0.8;
const TENSION = 3;
const LEAST_CHART = 2.2;
const LEAST_WORDS = 6.8;

/** What a card on the wall says, as long as its room allows. */
export interface CardText {
	glance: Glance;
	category: string;
	title: string;
	/** Whether a chart has room beside the figures. */
	chart: boolean;
	/** Null where a party has said nothing. */
	positions: { party: Party; text: string | null }[];
	publisher: string;
	age: string;
}

/** What all cards of a wall are drawn from: at `now` (ms since 1970), and `asOf` where what is shown may be old. */
export interface Showing {
	board: Board;
	plan: Plan;
	now: number;
	asOf: string | null;
}

/** The texts of an issue's card, each shortened to its place in the plan's cards. */
export function cardText(issue: Issue, { board, plan, now, asOf }: Showing): CardText {
	const glance = glanceOf(board, issue, dayOf(instantOf(now)));
	const width = plan.cardWidth - PADDING[plan.density];
	const title = TITLE[plan.density];
	const age = asOf ?? ageOf(glance, issue, now);
	const beside = (text: string, by: number) =>
		shorten(text, { width: width - by - BETWEEN, lines: 1 });
	const category = board.categories.find(({ id }) => id === issue.category)?.name ?? '';
	const status =
		plan.density === 'bare'
			? 0
			: textWidth(statusWord(glance.status, board.ladder), 'bold') + GLYPH;
	return {
		glance,
		category: beside(category, status),
		title: shorten(issue.title, { width: width / title.size, lines: title.lines, weight: 'bold' }),
		chart: width - figuresWidth(glance) >= LEAST_CHART,
		positions: board.parties.map((party) => ({
			party,
			text: positionOf(issue, party, width, plan)
		})),
		publisher: beside(publisherOf(glance), textWidth(age)),
		age
	};
}

/** Of tension and direction, with what parts them from a chart. */
function figuresWidth({ tension, direction }: Glance): number {
	const figure = TENSION * Math.max(1.2, textWidth(String(tension ?? ''), 'bold'));
	const words = direction ? directionFigures(direction) : 'no direction yet';
	const word = direction ? `${DIRECTION_ARROWS[direction.word]} ${direction.word}` : '';
	return figure + Math.max(LEAST_WORDS, textWidth(words), textWidth(word, 'bold')) + 2 * BETWEEN;
}

function positionOf(issue: Issue, party: Party, width: number, plan: Plan): string | null {
	const position = issue.positions[party.id];
	if (!position) return null;
	return shorten(position.text, { width: width - FLAG, lines: plan.positionLines });
}

function publisherOf({ last }: Glance): string {
	if (!last) return 'No entries yet';
	return last.source?.publisher ?? last.title;
}

function ageOf(glance: Glance, { standing }: Issue, now: number): string {
	if (!standing) return '';
	return `${glance.stale ? 'stale, ' : ''}${ageWords(standing, now)}`;
}
