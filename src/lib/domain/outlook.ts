import * as z from 'zod/mini';
import { Day } from './day.ts';
import { Statement } from './text.ts';

/**
 * The seven bands of likelihood, with their ranges in percent.
 * Source: US Intelligence Community Directive 203, Analytic Standards (2015), D.6.e(2)(a).
 */
export const LIKELIHOODS = [
	{ band: 'almost no chance', from: 1, to: 5 },
	{ band: 'very unlikely', from: 5, to: 20 },
	{ band: 'unlikely', from: 20, to: 45 },
	{ band: 'roughly even chance', from: 45, to: 55 },
	{ band: 'likely', from: 55, to: 80 },
	{ band: 'very likely', from: 80, to: 95 },
	{ band: 'almost certain', from: 95, to: 99 }
] as const;

/** What may come, apart from what is: it says nothing of today's status, and lapses after its last day. */
export const Outlook = z.strictObject({
	kind: z.enum(['risk', 'opportunity'], 'must be risk or opportunity'),
	likelihood: z.enum(
		LIKELIHOODS.map((each) => each.band),
		'must be one of the seven bands of likelihood'
	),
	confidence: z.enum(['low', 'moderate', 'high'], 'must be low, moderate or high'),
	until: Day,
	text: Statement
});
export type Outlook = z.infer<typeof Outlook>;

/** An outlook with the day it was judged. */
export const DatedOutlook = z.extend(Outlook, { asOf: Day });
export type DatedOutlook = z.infer<typeof DatedOutlook>;

/** The outlook while it lasts; null once its until-day has passed. */
export function lasting(outlook: DatedOutlook | null, today: Day): DatedOutlook | null {
	return outlook && outlook.until >= today ? outlook : null;
}
