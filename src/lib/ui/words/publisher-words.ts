import type { LinkState, PublisherLine, UseKind } from '#lib/protocol/publishers.ts';
import { MOST_COUNTED } from '#lib/protocol/publishers.ts';
import { counted } from './board-words.ts';

/** The address of a publisher's page. What `.` or `..` leads to in an address is another page: a sign before it tells the name. */
export const publisherHref = (board: string, name: string): string =>
	`/b/${board}/sources/${encodeURIComponent(/^[.~]/.test(name) ? `~${name}` : name)}`;

/** The publisher that such an address names. */
export const publisherIn = (segment: string): string => segment.replace(/^~/, '');

/** How much of a whole something is: `12%`, `under 1%`. */
export function shareWords(part: number, whole: number): string {
	if (part === 0 || whole === 0) return '0%';
	const percent = Math.round((100 * part) / whole);
	return percent === 0 ? 'under 1%' : `${percent}%`;
}

/** `12 entries, 3 judgements, 1 position`; nothing is said of what there is none of. */
export function restingWords({ entries, assessments, positions }: PublisherLine): string {
	const parts: [number, string, string?][] = [
		[entries, 'entry', 'entries'],
		[assessments, 'judgement'],
		[positions, 'position']
	];
	return parts
		.filter(([count]) => count > 0)
		.map((part) => counted(...part))
		.join(', ');
}

/** A number that was counted only so far: `12`, `over 1000`. */
export const countWords = (count: number): string =>
	count > MOST_COUNTED ? `over ${MOST_COUNTED}` : String(count);

export const USE_WORDS: Readonly<Record<UseKind, string>> = {
	entry: 'Entries',
	assessment: 'Judgements',
	position: 'Positions',
	alone: 'On it alone'
};

export const LINK_WORDS: Readonly<Record<LinkState, string>> = {
	gone: 'Gone',
	unreachable: 'Unreachable',
	refused: 'Refused',
	'not public': 'Not public',
	fine: 'Fine'
};

/** What each state of a link means. */
export const LINK_MEANING: Readonly<Record<LinkState, string>> = {
	gone: 'The site says that there is no such page, or there is no such site.',
	unreachable: 'The site did not answer in time, or with a fault of its own.',
	refused: 'The site is there and does not let this server read it; a reader may.',
	'not public': 'The address leads to no public site, and was not asked.',
	fine: 'The page is there.'
};

export const PUBLISHER_COLUMNS = [
	'publisher',
	'entries',
	'judgements',
	'positions',
	'share of all, in percent',
	'first',
	'last',
	'judgements on it alone'
];

/** A publisher as a row of a table. */
export const publisherRow = (line: PublisherLine, all: number): string[] => [
	line.name,
	...[line.entries, line.assessments, line.positions].map(String),
	((100 * line.uses) / all).toFixed(1),
	...[line.first, line.last],
	line.alone > MOST_COUNTED ? `> ${MOST_COUNTED}` : String(line.alone)
];
