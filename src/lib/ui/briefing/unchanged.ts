import { findIssue } from '#lib/domain/board.ts';
import type { Moved } from '#lib/domain/comparison.ts';
import type { Block, BriefingMaterial } from '#lib/protocol/briefing.ts';
import { dayWords } from '#lib/ui/words/time-words.ts';
import { standingWords } from './figures.ts';
import { issueBlocks } from './issue-blocks.ts';
import type { Notes } from './notes.ts';

/** Issues that stayed as they were: those that somebody assessed with what they said, the others in a line each with why they stand so. */
export function unchangedBlocks(material: BriefingMaterial, notes: Notes): Block[] {
	const unchanged = material.moves.filter(({ verdict }) => verdict === 'unchanged');
	const isAssessed = ({ issue }: Moved) => (material.courses.get(issue)?.assessed.length ?? 0) > 0;
	const quiet = unchanged.filter((moved) => !isAssessed(moved));
	return [
		...unchanged.filter(isAssessed).flatMap((moved) => issueBlocks(moved, material, notes)),
		...(quiet.length > 0
			? [{ kind: 'heading' as const, text: 'Not assessed in these days', aside: '' }]
			: []),
		...quiet.map((moved) => quietItem(moved, material, notes))
	];
}

function quietItem(moved: Moved, { after }: BriefingMaterial, notes: Notes): Block {
	const standing = findIssue(after, moved.issue)?.standing;
	const words = standingWords(moved.to, after.ladder);
	const since = standing ? ` since ${dayWords(standing.asOf)}` : '';
	const stands = `${words}${since}`;
	return {
		kind: 'item',
		lead: moved.title,
		sentences: standing?.note
			? [notes.cite(stands), notes.cite(standing.note, standing.source)]
			: [notes.cite(stands, standing?.source)]
	};
}
