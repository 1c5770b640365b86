import type { Span } from './span.ts';

/** A moment that the time axis names. */
export interface Tick {
	at: number;
	label: string;
}

interface Rhythm {
	/** The first beat at or before a moment, and the beat after one. Moments are milliseconds since 1970, days those of UTC. */
	floor(at: number): number;
	next(beat: number): number;
	words(beat: number): string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 1970-01-01 was a Thursday; weeks begin on Mondays. */
const FIRST_MONDAY = 4 * DAY;

const words = (options: Intl.DateTimeFormatOptions) => {
	const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
	return (at: number) => format.format(at);
};
const hourWords = words({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayWords = words({ day: 'numeric', month: 'short' });
const monthWords = words({ month: 'short' });
const yearWords = words({ year: 'numeric' });

const even = (ms: number, base: number, say: Rhythm['words']): Rhythm => ({
	floor: (at) => Math.floor((at - base) / ms) * ms + base,
	next: (beat) => beat + ms,
	words: say
});

const months = (count: number): Rhythm => {
	const beat = (at: number, on: number) => {
		const date = new Date(at);
		const month = Math.floor(date.getUTCMonth() / count) * count + on;
		return Date.UTC(date.getUTCFullYear(), month, 1);
	};
	return {
		floor: (at) => beat(at, 0),
		next: (at) => beat(at, count),
		words: (at) => (new Date(at).getUTCMonth() === 0 ? yearWords(at) : monthWords(at))
	};
};

const years = (count: number): Rhythm => {
	const beat = (at: number, on: number) =>
		Date.UTC(Math.floor(new Date(at).getUTCFullYear() / count) * count + on, 0, 1);
	return { floor: (at) => beat(at, 0), next: (at) => beat(at, count), words: yearWords };
};

const timeOfDay: Rhythm['words'] = (at) => (at % DAY === 0 ? dayWords(at) : hourWords(at));

const RHYTHMS: readonly Rhythm[] = [
	...[1, 3, 6, 12].map((hours) => even(hours * HOUR, 0, timeOfDay)),
	...[1, 2].map((days) => even(days * DAY, 0, dayWords)),
	...[7, 14].map((days) => even(days * DAY, FIRST_MONDAY, dayWords)),
	...[1, 2, 3, 6].map(months),
	...[1, 2, 5, 10, 20, 50, 100].map(years)
];

/** The moments to name on the axis of a span: as fine a rhythm as gives no more than `most`. Days, months and years begin at midnight UTC. */
export function timeTicks(span: Span, most: number): Tick[] {
	for (const rhythm of RHYTHMS) {
		const beats = beatsOf(rhythm, span, most);
		if (beats) return beats.map((at) => ({ at, label: rhythm.words(at) }));
	}
	return [];
}

/** Null where there are more than `most`. */
function beatsOf(rhythm: Rhythm, { from, to }: Span, most: number): number[] | null {
	const beats: number[] = [];
	const first = rhythm.floor(from);
	for (let beat = first < from ? rhythm.next(first) : first; beat <= to; beat = rhythm.next(beat)) {
		if (beats.length === most) return null;
		beats.push(beat);
	}
	return beats;
}
