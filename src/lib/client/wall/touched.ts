import type { Change } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** The issues whose cards a change may alter. */
export function touchedBy({ happening }: Change): Slug[] {
	switch (happening.type) {
		case 'issue.opened':
		case 'issue.edited':
		case 'issue.assessed':
		case 'issue.restored':
		case 'position.stated':
		case 'position.withdrawn':
			return [happening.issue];
		case 'entry.recorded':
		case 'entry.edited':
			return happening.entry.issues;
		default:
			return [];
	}
}
