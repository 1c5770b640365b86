import { isAssessed, type Assessed } from '#lib/domain/assessed.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** What others assessed on an issue after a revision, newest first as the changes are. `me`: the id of the person who asks. */
export const assessedMeanwhile = (
	changes: Change[],
	{ issue, since, me }: { issue: Slug; since: number; me: string | undefined }
): Assessed[] =>
	changes
		.filter((change) => change.revision > since && change.actor.id !== me)
		.filter(isAssessed)
		.filter(({ happening }) => happening.issue === issue);

/** The assessment of the same issue recorded before this one, among changes newest first; undefined where it is further back. */
export const assessedBefore = (changes: Change[], change: Assessed): Assessed | undefined =>
	changes
		.filter(isAssessed)
		.filter(({ happening }) => happening.issue === change.happening.issue)
		.find(({ revision }) => revision < change.revision);
