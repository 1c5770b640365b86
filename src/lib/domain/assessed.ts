import type { Assessment } from './assessment.ts';
import type { Change, HappeningOf } from './change.ts';

/** A change that assessed an issue. */
export type Assessed = Omit<Change, 'happening'> & { happening: HappeningOf<'issue.assessed'> };

/** Whether a change assessed an issue. */
export const isAssessed = (change: Change): change is Assessed =>
	change.happening.type === 'issue.assessed';

/** The assessment that a change made. */
export function assessmentOf({ happening, at, revision, actor: by }: Assessed): Assessment {
	const { status, tension, note, asOf, source } = happening;
	return { status, tension, note, asOf, at, revision, by, ...(source && { source }) };
}
