import type { Entry } from '#lib/domain/entry.ts';
import { startOf } from '#lib/domain/day.ts';
import { shareOf, type Span } from './span.ts';

/** Of an entry, what a flag must know. */
type Noted = Pick<Entry, 'id' | 'day' | 'kind' | 'title' | 'issues'>;

/** A place on the time axis that stands for one entry or several close together. */
export interface Flag<T extends Noted> {
	at: number;
	/** The one that names it first, then the others in order of their days. */
	entries: [T, ...T[]];
	/** Null where there is no room for it. */
	label: Label | null;
}

/** Text beside a flag: in which row, on which side of the line, and from where to where in pixels. */
export interface Label {
	text: string;
	row: number;
	side: 'after' | 'before';
	from: number;
	to: number;
}

/** Rows of labels above the plot. */
export const LABEL_ROWS = 2;
/** Flags are no closer than this, in pixels; a wide plot has no more than MOST. */
const LEAST_APART = 30;
const MOST = 26;
/** Labels are tried at these lengths, in characters. */
const LENGTHS = [32, 20];
/** Room between the line and its label, and between two labels. */
const BESIDE = 5;
const BETWEEN = 10;

/** What tells more of how a relationship moved comes first. */
const WEIGHT: Record<Entry['kind'], number> = {
	agreement: 8,
	incident: 7,
	meeting: 6,
	measure: 5,
	visit: 4,
	milestone: 3,
	call: 2,
	statement: 1
};

/** Flags for entries over a plot `width` pixels wide: those that weigh most stand by themselves, the others join the nearest. */
export function flagsOf<T extends Noted>(
	entries: readonly T[],
	span: Span,
	width: number
): Flag<T>[] {
	const x = (entry: T) => shareOf(startOf(entry.day), span) * width;
	const apart = Math.max(LEAST_APART, width / MOST);
	const groups: { x: number; entries: [T, ...T[]] }[] = [];
	for (const entry of entries.toSorted(byWeight)) {
		const nearest = nearestOf(groups, x(entry));
		if (nearest && Math.abs(nearest.x - x(entry)) < apart) nearest.entries.push(entry);
		else groups.push({ x: x(entry), entries: [entry] });
	}
	const labels = labelsOf(groups, width);
	return groups
		.map(({ entries: [lead, ...others] }, index) => ({
			at: startOf(lead.day),
			entries: [lead, ...others.toSorted(byDay)] satisfies [T, ...T[]],
			label: labels[index] ?? null
		}))
		.toSorted((a, b) => a.at - b.at);
}

function nearestOf<G extends { x: number }>(groups: readonly G[], x: number): G | undefined {
	let nearest: G | undefined;
	for (const group of groups) {
		if (!nearest || Math.abs(group.x - x) < Math.abs(nearest.x - x)) nearest = group;
	}
	return nearest;
}

function labelsOf(groups: readonly { x: number; entries: Noted[] }[], width: number) {
	const placed: Label[] = [];
	return groups.map(({ x, entries }) => {
		const places = LENGTHS.flatMap((length) => placesFor(x, textOf(entries, length)));
		const label = places.find((place) => fits(place, placed, width));
		if (label) placed.push(label);
		return label;
	});
}

function placesFor(x: number, text: string): Label[] {
	const length = widthOf(text);
	return Array.from({ length: LABEL_ROWS }, (_, row) => row).flatMap((row) => [
		{ text, row, side: 'after' as const, from: x, to: x + BESIDE + length },
		{ text, row, side: 'before' as const, from: x - BESIDE - length, to: x }
	]);
}

const fits = ({ row, from, to }: Label, placed: readonly Label[], width: number): boolean =>
	from >= 0 &&
	to <= width &&
	placed.every(
		(other) => other.row !== row || to + BETWEEN < other.from || other.to + BETWEEN < from
	);

function textOf([lead, ...others]: readonly Noted[], longest: number): string {
	const text = shortened(lead?.title ?? '', longest);
	return others.length > 0 ? `${text} +${others.length}` : text;
}

/** Cut at a word's end where that leaves enough. */
function shortened(title: string, longest: number): string {
	const characters = [...title];
	if (characters.length <= longest) return title;
	const cut = characters.slice(0, longest - 1).join('');
	const space = cut.lastIndexOf(' ');
	return `${space > longest / 2 ? cut.slice(0, space) : cut}…`;
}

/** About how wide a text is in pixels at the labels' size; rather too much than too little. */
export const widthOf = (text: string): number =>
	[...text].reduce((sum, each) => sum + (/[\u1100-\uffdc]/u.test(each) ? 12.5 : 6.7), 0);

function byWeight(a: Noted, b: Noted): number {
	return b.issues.length - a.issues.length || WEIGHT[b.kind] - WEIGHT[a.kind] || byDay(a, b);
}

const byDay = (a: Noted, b: Noted): number =>
	a.day === b.day ? a.id.localeCompare(b.id) : a.day < b.day ? -1 : 1;
