import type { Look } from './line-look.ts';
import type { Outside } from './outside.ts';
import type { Span } from './span.ts';
import type { Value } from './step-line.ts';

/** One line of a chart. `id` is null for the index. */
export interface ChartLine {
	id: string | null;
	title: string;
	look: Look;
	values: readonly Value[];
}

/** What a chart shows: lines over a span, the index last so that it lies on top; and what comes from outside, in its own unit. */
export interface Scene {
	span: Span;
	lines: readonly ChartLine[];
	outside?: Outside | undefined;
}

/** The values that the height of the chart names. */
export const TENSIONS = [0, 25, 50, 75, 100] as const;
