import type { Assessment } from './assessment.ts';
import { authorOf, type Change, type HappeningOf } from './change.ts';

/** A change that assessed an issue. */
export type Assessed = Omit<Change, 'happening'> & { happening: HappeningOf<'issue.assessed'> };

/** Whether a change assessed an issue. */
export const isAssessed = (change: Change): change is Assessed =>
	change.happening.type === 'issue.assessed';

/** The assessment that a change made. */
export function assessmentOf(change: Assessed): Assessment {
	const { at, revision, actor, happening } = change;
	const { status, tension, note, asOf, source, proposed } = happening;
	return {
		...{ status, tension, note, asOf, at, revision, by: authorOf(change) },
		...(source && { source }),
		...(proposed && { confirmedBy: actor })
	};
}
