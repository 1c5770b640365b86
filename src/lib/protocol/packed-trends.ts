import { STATUSES } from '#lib/domain/status.ts';
import type { SeriesAnswer } from './api.ts';
import { packed, unpacked } from './packed.ts';
import type { TrendsAnswer } from './trends.ts';

/** What the page of trends is given, as it is sent: what weighs of it is the many figures of lines. */
type PackedTrends = Omit<TrendsAnswer, 'index' | 'lines'> & {
	index: string;
	lines: { issue: string; steps: string }[];
};

type Steps = SeriesAnswer['issues'][number]['steps'];

const packedSteps = (steps: Steps): string =>
	packed(steps.map(([at, tension, status]) => [at, tension, status && STATUSES.indexOf(status)]));

const unpackedSteps = (text: string): Steps =>
	unpacked<[at: number, tension: number | null, status: number | null]>(text).map(
		([at, tension, status]) => [at, tension, STATUSES[status ?? -1] ?? null]
	);

export const packedTrends = (trends: TrendsAnswer): PackedTrends => ({
	...trends,
	index: packed(trends.index),
	lines: trends.lines.map(({ issue, steps }) => ({ issue, steps: packedSteps(steps) }))
});

export const unpackedTrends = (trends: PackedTrends): TrendsAnswer => ({
	...trends,
	index: unpacked(trends.index),
	lines: trends.lines.map(({ issue, steps }) => ({ issue, steps: unpackedSteps(steps) }))
});
