import { daysBetween, type Day } from '#lib/domain/day.ts';
import { recordedAt, type Entry } from '#lib/domain/entry.ts';
import type { Block, BriefingMaterial } from '#lib/protocol/briefing.ts';
import { counted } from '#lib/ui/words/board-words.ts';
import { dayWords } from '#lib/ui/words/time-words.ts';
import type { Notes } from './notes.ts';

const MOST_AHEAD = 20;

interface Ahead {
	day: Day;
	entry: Entry;
	/** What comes of it on that day; nothing where the day is its own. */
	what: string;
}

/** What was to happen, take effect, end or be reviewed when the span ended, and how much more than is told. */
export function aheadBlocks(material: BriefingMaterial, notes: Notes): Block[] {
	const { span, moreScheduled } = material;
	const ahead = aheadOf(material);
	if (ahead.length === 0) {
		const none = `The log had nothing scheduled beyond ${dayWords(span.to)}`;
		return [{ kind: 'paragraph', sentences: [notes.cite(none)] }];
	}
	const items = ahead.slice(0, MOST_AHEAD).map((each) => aheadItem(each, material, notes));
	const left = ahead.length - items.length;
	if (left === 0) return items;
	const rest = moreScheduled ? 'The log has many more' : `The log has ${left} more`;
	return [
		{ kind: 'paragraph', sentences: [notes.cite(`The soonest are told. ${rest}`)] },
		...items
	];
}

/** The soonest first: of what the log had scheduled by then, and of what had happened by then. */
function aheadOf({ span, after, scheduled }: BriefingMaterial): Ahead[] {
	const entries = new Map([...after.entries, ...scheduled].map((entry) => [entry.id, entry]));
	return [...entries.values()]
		.flatMap(datesOf)
		.filter(({ day }) => day > span.to)
		.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function aheadItem(
	{ day, entry, what }: Ahead,
	{ span, known }: BriefingMaterial,
	notes: Notes
): Block {
	const { day: moved = 0, terms = 0 } = entry.touched ?? {};
	const later = `This was recorded after ${dayWords(span.to)}`;
	const isLater = Math.max(recordedAt(entry), moved, terms) > known;
	return {
		kind: 'item',
		lead: `${dayWords(day)}, in ${counted(daysBetween(span.to, day), 'day')}`,
		sentences: [
			notes.cite(`${what}${entry.title}`, entry.source),
			...(isLater ? [notes.cite(later)] : [])
		]
	};
}

function datesOf(entry: Entry): Ahead[] {
	const { effective, expires, review } = entry.terms ?? {};
	const dates: [Day | undefined, string][] = [
		[entry.day, ''],
		[effective, 'Takes effect: '],
		[review, 'Is due for review: '],
		[expires, 'Expires: ']
	];
	return dates.flatMap(([day, what]) => (day ? [{ day, entry, what }] : []));
}
