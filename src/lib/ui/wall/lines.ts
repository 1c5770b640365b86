import { findIssue, type Board } from '#lib/domain/board.ts';
import { dayOf, instantOf, type Day } from '#lib/domain/day.ts';
import type { Ladder } from '#lib/domain/ladder.ts';
import type { News } from '#lib/domain/news.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Status } from '#lib/domain/status.ts';
import type { Ahead } from '#lib/client/wall/agenda.ts';
import { linesOf, shorten } from '#lib/client/wall/shorten.ts';
import { textWidth } from '#lib/client/wall/text-width.ts';
import { statusWord } from '#lib/ui/words/status-words.ts';
import { ageWords, daysAway } from '#lib/ui/words/time-words.ts';

/** One dated line of a list on the wall, in words that fit its width. */
export interface Line {
	key: string;
	/** What it is about. */
	about: string;
	when: string;
	/** Words to be stressed in the colour of a status, before the text. */
	stress: { from: string; to: string; status: Status | null } | null;
	text: string;
	/** Who says so; empty where there is no room. */
	by: string;
	/** In em of its head. */
	height: number;
}

/** Room for a line, in em of its head. */
export interface LineRoom {
	width: number;
	/** That its text may take. */
	lines: number;
	/** Of the font of its text. */
	size?: number;
}

const LINE = 1.35;
/** A line's row of what and when, and what parts it from the next. */
const AROUND = LINE + 1.15;

/** A line of news at `now` (ms since 1970). */
export function newsLine(board: Board, news: News, now: number, room: LineRoom): Line {
	const when = ageWords(news, now);
	const about = aboutOf(board, news.kind === 'happened' ? news.issues : [news.issue]);
	const key = `${news.kind}-${news.revision}`;
	if (news.kind === 'moved')
		return { ...head({ key, about, when }, room), ...movedLine(news, board.ladder, room) };
	const said = news.kind === 'said' ? `${partyName(board, news.party)}: ${news.text}` : news.title;
	return { ...head({ key, about, when }, room), ...plain(said, news.publisher ?? '', room) };
}

/** A line of what lies ahead, seen from today: how far it is, `dated` with its day. */
export function aheadLine(
	board: Board,
	{ day, what, title, kind, issues, entry }: Ahead,
	today: Day,
	{ dated, ...room }: LineRoom & { dated?: boolean }
): Line {
	const when = dated ? `${daysAway(day, today)} · ${weekdayWords(day)}` : daysAway(day, today);
	const about = aboutOf(board, issues);
	const text = what === 'scheduled' ? title : `${what}: ${title}`;
	const key = `${entry}-${what}`;
	const by = dated && what === 'scheduled' ? kind : '';
	return { ...head({ key, about, when }, room), ...plain(text, by, room) };
}

const weekday = new Intl.DateTimeFormat('en-GB', {
	weekday: 'short',
	day: 'numeric',
	month: 'short',
	timeZone: 'UTC'
});
const weekdayWords = (day: Day): string => weekday.format(new Date(`${day}T00:00:00Z`));

/** Today, from milliseconds since 1970. */
export const todayAt = (now: number): Day => dayOf(instantOf(now));

function head({ key, about, when }: Pick<Line, 'key' | 'about' | 'when'>, { width }: LineRoom) {
	const left = width - textWidth(when, 'bold') - 0.8;
	return { key, when, about: shorten(about, { width: left, lines: 1 }) };
}

function movedLine(
	{ from, to, by }: Extract<News, { kind: 'moved' }>,
	ladder: Ladder,
	room: LineRoom
) {
	const moved = from.status !== to.status;
	const stress = moved
		? {
				from: statusWord(from.status, ladder),
				to: statusWord(to.status, ladder),
				status: to.status
			}
		: null;
	const text = tensionWords(from.tension, to.tension, moved);
	const whole = stress ? `${stress.from} to ${stress.to}${text}` : text;
	return { stress, text, ...signed(whole, by.name, room) };
}

function tensionWords(from: number | null, to: number | null, moved: boolean): string {
	if (from === to) return moved ? '' : `Reassessed, tension ${to ?? 'not assessed'}`;
	return `${moved ? ', tension' : 'Tension'} ${from ?? 'not assessed'} to ${to ?? 'not assessed'}`;
}

function plain(said: string, by: string, room: LineRoom) {
	const text = shorten(said, { width: room.width / (room.size ?? 1), lines: room.lines });
	return { stress: null, text, ...signed(text, by, room) };
}

function signed(text: string, by: string, { width, lines, size = 1 }: LineRoom) {
	const whole = `${text} · ${by}`;
	const taken = (words: string) => linesOf(words, width / size);
	const fits = by !== '' && taken(whole) <= lines;
	return { by: fits ? by : '', height: taken(fits ? whole : text) * LINE * size + AROUND };
}

function aboutOf(board: Board, issues: readonly Slug[]): string {
	const [first] = issues;
	const title = first === undefined ? '' : (findIssue(board, first)?.title ?? '');
	return issues.length > 1 ? `${title} and ${issues.length - 1} more` : title;
}

const partyName = (board: Board, id: Slug): string =>
	board.parties.find((party) => party.id === id)?.name ?? id;
