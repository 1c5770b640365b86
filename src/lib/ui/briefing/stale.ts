import { daysBetween } from '#lib/domain/day.ts';
import { isOpen, isThereOn, type Issue } from '#lib/domain/issue.ts';
import type { Block, BriefingMaterial } from '#lib/protocol/briefing.ts';
import { dayWords } from '#lib/ui/words/time-words.ts';
import type { Notes } from './notes.ts';

/** Open issues that nobody has assessed for longer than the board allows, or ever. */
export function staleBlocks({ after, span }: BriefingMaterial, notes: Notes): Block[] {
	const { staleDays } = after.settings;
	const age = ({ standing }: Issue) =>
		standing ? daysBetween(standing.asOf, span.to) : Number.POSITIVE_INFINITY;
	const stale = after.issues
		.filter((issue) => isOpen(issue) && isThereOn(issue, span.to) && age(issue) > staleDays)
		.toSorted((a, b) => age(b) - age(a));
	if (stale.length === 0) {
		const none = `Every open issue had been assessed within ${staleDays} days before ${dayWords(span.to)}`;
		return [{ kind: 'paragraph', sentences: [notes.cite(none)] }];
	}
	return stale.map((issue) => ({
		kind: 'item',
		lead: issue.title,
		sentences: [
			notes.cite(
				issue.standing
					? `Last assessed on ${dayWords(issue.standing.asOf)}, ${age(issue)} days before ${dayWords(span.to)}`
					: 'Never assessed'
			)
		]
	}));
}
