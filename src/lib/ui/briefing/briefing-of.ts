import type { Verdict } from '#lib/domain/comparison.ts';
import type { Block, BriefingDocument, BriefingMaterial, Section } from '#lib/protocol/briefing.ts';
import { boardTitle } from '#lib/ui/words/board-words.ts';
import { aheadBlocks } from './ahead.ts';
import { gistOf, indexSentences } from './gist.ts';
import { happenedBlocks } from './happened.ts';
import { issueBlocks } from './issue-blocks.ts';
import { Notes } from './notes.ts';
import { outlookBlocks } from './outlooks.ts';
import { staleBlocks } from './stale.ts';
import { unchangedBlocks } from './unchanged.ts';

/** A briefing of a span: what the log says, in sections that every output renders. */
export function briefingOf(material: BriefingMaterial): BriefingDocument {
	const notes = new Notes();
	const { span, after, revision, today } = material;
	const section = (id: string, title: string, blocks: Block[]): Section => ({ id, title, blocks });
	const sections = [
		section('index', 'Tension index', [
			{ kind: 'paragraph', sentences: indexSentences(material, notes) }
		]),
		section('deteriorated', 'Deteriorated', moved(material, 'deteriorated', notes)),
		section('improved', 'Improved', moved(material, 'improved', notes)),
		section('unchanged', 'Unchanged', unchangedBlocks(material, notes)),
		section('unassessed', 'Not comparable', moved(material, 'unassessed', notes)),
		section('outlooks', 'Outlook', outlookBlocks(material, notes)),
		section('happened', 'What happened', happenedBlocks(material, notes)),
		section('ahead', 'What is ahead', aheadBlocks(material, notes)),
		section('stale', 'What has gone stale', staleBlocks(material, notes))
	];
	return {
		...{ board: boardTitle(after.name), from: span.from, to: span.to, revision, made: today },
		gist: gistOf(material),
		sections: sections.filter(({ blocks }) => blocks.length > 0),
		notes: notes.all
	};
}

const moved = (material: BriefingMaterial, verdict: Verdict, notes: Notes): Block[] =>
	material.moves
		.filter((each) => each.verdict === verdict)
		.flatMap((each) => issueBlocks(each, material, notes));
