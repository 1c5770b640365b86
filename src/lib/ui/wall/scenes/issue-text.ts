import { latestOf } from '#lib/domain/evolve-entries.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { Party } from '#lib/domain/party.ts';
import { fitting } from '#lib/client/wall/fitting.ts';
import { linesOf, shorten } from '#lib/client/wall/shorten.ts';
import { shortDayWords } from '#lib/ui/words/time-words.ts';
import { todayAt } from '../lines.ts';
import type { Showing } from '../wall-card-text.ts';
import type { Room } from './scene-room.ts';

const LINE = 1.4;
const TITLE_SIZES = [4.2, 3.4, 2.8, 2.2, 1.7];
const SCALES = [2.8, 2.4, 2, 1.7, 1.5, 1.3, 1.15, 1];
/** Narrower, in em of their font, words come apart into too many lines. */
const NARROWEST = 16;

/** A party's position, or an entry, as the scene of one issue shows it. */
export interface Said {
	key: string;
	party: Party | null;
	head: string;
	text: string;
	height: number;
}

/** The width of the words beside (or below) the chart, in em of the wall. */
export const wordsWidth = ({ width, lies }: Room): number => (lies ? width * 0.36 : width);

/** The title of a scene: as large as fits on so many lines. Sizes in em of the wall. */
export function titleFor(
	title: string,
	width: number,
	{ sizes = TITLE_SIZES, most = 2 }: { sizes?: readonly number[]; most?: number } = {}
): { text: string; size: number; lines: number } {
	for (const size of sizes) {
		const lines = linesOf(title, width / size, most + 1);
		if (lines <= most && shorten(title, { width: width / size, lines: most }) === title)
			return { text: title, size, lines };
	}
	const size = sizes.at(-1) ?? 1;
	return { text: shorten(title, { width: width / size, lines: most }), size, lines: most };
}

/** Words set as large as lets all of them fit. */
export interface FittedWords {
	words: Said[];
	/** Of their font, in em of the wall. */
	scale: number;
}

/** Both parties' positions and then the last entries, in a place of so many em of the wall. */
export function wordsOf(issue: Issue, showing: Showing, width: number, room: number): FittedWords {
	for (const scale of SCALES) {
		if (scale > 1 && width / scale < NARROWEST) continue;
		const all = wordsIn(issue, showing, width / scale);
		const words = fitting(all, room / scale);
		if (words.length === all.length || scale === 1) return { words, scale };
	}
	return { words: [], scale: 1 };
}

function wordsIn(issue: Issue, { board, now }: Showing, width: number): Said[] {
	const today = todayAt(now);
	const positions = board.parties.map((party) => {
		const position = issue.positions[party.id];
		const text = shorten(position?.text ?? 'No position on record', { width, lines: 4 });
		const head = position
			? [party.name, shortDayWords(position.asOf, today), position.source?.publisher]
			: [party.name];
		return measured({ key: party.id, party, head: joined(head, width - 2), text }, width);
	});
	const entries = latestOf(board.entries, issue.id, today).map((entry) => {
		const head = [shortDayWords(entry.day, today), entry.source?.publisher];
		const text = shorten(entry.title, { width, lines: 2 });
		return measured({ key: entry.id, party: null, head: joined(head, width), text }, width);
	});
	return [...positions, ...entries];
}

const joined = (parts: (string | undefined)[], width: number): string =>
	shorten(parts.filter(Boolean).join(' · '), { width, lines: 1 });

const measured = (words: Omit<Said, 'height'>, width: number): Said => ({
	...words,
	height: (1 + linesOf(words.text, width)) * LINE + 1.3
});
