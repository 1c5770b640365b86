import { daysBetween, type Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
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

/** What the log had scheduled at the end of the span: what is to happen, take effect, end or be reviewed. */
export function aheadBlocks(material: BriefingMaterial, notes: Notes): Block[] {
	const { span, after, scheduled } = material;
	const entries = new Map([...after.entries, ...scheduled].map((entry) => [entry.id, entry]));
	const ahead = [...entries.values()]
		.flatMap(datesOf)
		.filter(({ day }) => day > span.to)
		.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
		.slice(0, MOST_AHEAD);
	const items = ahead.map(({ day, entry, what }): Block => {
		const away = counted(daysBetween(span.to, day), 'day');
		return {
			kind: 'item',
			lead: `${dayWords(day)}, in ${away}`,
			sentences: [notes.cite(`${what}${entry.title}`, entry.source)]
		};
	});
	if (items.length > 0) return items;
	const none = `The log had nothing scheduled beyond ${dayWords(span.to)}`;
	return [{ kind: 'paragraph', sentences: [notes.cite(none)] }];
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
