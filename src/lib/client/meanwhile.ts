import { isAssessed, type Assessed } from '#lib/domain/assessed.ts';
import type { Change, Happening } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** What others did after a revision of what somebody writes about, newest first as the changes are. `me`: the id of the person who asks. */
export const meanwhile = (
	changes: Change[],
	{
		about,
		since,
		me
	}: { about: (happening: Happening) => boolean; since: number; me: string | undefined }
): Change[] =>
	changes.filter(
		({ revision, actor, happening }) => revision > since && actor.id !== me && about(happening)
	);

/** The assessment of the same issue recorded before this one, among changes newest first; undefined where it is further back. */
export const assessedBefore = (changes: Change[], change: Assessed): Assessed | undefined =>
	changes
		.filter(isAssessed)
		.filter(({ happening }) => happening.issue === change.happening.issue)
		.find(({ revision }) => revision < change.revision);

/** Whether it changed an issue itself or its assessment. */
export const isOfIssue = (happening: Happening, issue: Slug): boolean =>
	'issue' in happening && happening.issue === issue && happening.type.startsWith('issue.');
