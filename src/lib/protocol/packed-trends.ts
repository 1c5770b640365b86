import type { Day } from '#lib/domain/day.ts';
import type { EntryKind } from '#lib/domain/entry.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Source } from '#lib/domain/source.ts';
import { STATUSES, type Status } from '#lib/domain/status.ts';
import type { SeriesAnswer } from './api.ts';
import { packed, unpacked } from './packed.ts';
import type { NotedEntry, TrendsAnswer } from './trends.ts';

/** What the page of trends is given, as it is sent: what weighs of it is the many figures of lines, and the entries. */
type PackedTrends = Omit<TrendsAnswer, 'index' | 'lines' | 'ribbon' | 'entries'> & {
	index: string;
	lines: { issue: string; steps: string }[];
	ribbon: { issue: string; turns: string }[];
	entries: string;
};

type Steps = SeriesAnswer['issues'][number]['steps'];
type Turns = TrendsAnswer['ribbon'][number]['turns'];

const placeOf = (status: Status | null): number | null => status && STATUSES.indexOf(status);
const statusAt = (place: number | null): Status | null => STATUSES[place ?? -1] ?? null;

const packedSteps = (steps: Steps): string =>
	packed(steps.map(([at, tension, status]) => [at, tension, placeOf(status)]));

const unpackedSteps = (text: string): Steps =>
	unpacked<[at: number, tension: number | null, place: number | null]>(text).map(
		([at, tension, place]) => [at, tension, statusAt(place)]
	);

const packedTurns = (turns: Turns): string =>
	packed(turns.map(([at, status]) => [at, placeOf(status)]));

const unpackedTurns = (text: string): Turns =>
	unpacked<[at: number, place: number | null]>(text).map(([at, place]) => [at, statusAt(place)]);

type EntryRow = [
	id: Slug,
	day: Day,
	kind: EntryKind,
	title: string,
	issues: NotedEntry['issues'],
	source: Source | null
];

/** Without the names of their fields, three hundred times over, which a server would write sign by sign. */
const packedEntries = (entries: readonly NotedEntry[]): string =>
	entries
		.map(({ id, day, kind, title, issues, source = null }): EntryRow => [
			id,
			day,
			kind,
			title,
			issues,
			source
		])
		.map((row) => JSON.stringify(row))
		.join(',');

function unpackedEntries(text: string): NotedEntry[] {
	const rows: EntryRow[] = JSON.parse(`[${text}]`);
	return rows.map(([id, day, kind, title, issues, source]) => ({
		...{ id, day, kind, title, issues },
		...(source && { source })
	}));
}

/** What was packed here, by what came of it: a server that renders a page of it need not unpack it. */
const wholes = new WeakMap<PackedTrends, TrendsAnswer>();

export function packedTrends(trends: TrendsAnswer): PackedTrends {
	const sent = {
		...trends,
		index: packed(trends.index),
		lines: trends.lines.map(({ issue, steps }) => ({ issue, steps: packedSteps(steps) })),
		ribbon: trends.ribbon.map(({ issue, turns }) => ({ issue, turns: packedTurns(turns) })),
		entries: packedEntries(trends.entries)
	};
	wholes.set(sent, trends);
	return sent;
}

export const unpackedTrends = (trends: PackedTrends): TrendsAnswer =>
	(import.meta.env.SSR && wholes.get(trends)) || {
		...trends,
		index: unpacked(trends.index),
		lines: trends.lines.map(({ issue, steps }) => ({ issue, steps: unpackedSteps(steps) })),
		ribbon: trends.ribbon.map(({ issue, turns }) => ({ issue, turns: unpackedTurns(turns) })),
		entries: unpackedEntries(trends.entries)
	};
