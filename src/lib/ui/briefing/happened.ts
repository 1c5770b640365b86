import { findIssue, type Board } from '#lib/domain/board.ts';
import { newestFirst, type Entry, type EntryKind } from '#lib/domain/entry.ts';
import type { Block, BriefingMaterial } from '#lib/protocol/briefing.ts';
import { dayWords } from '#lib/ui/words/time-words.ts';
import { listed } from './figures.ts';
import type { Notes } from './notes.ts';

/** Entries that are told: more than this nobody reads. */
const MOST_TOLD = 40;

/** What weighs most when there is too much: what binds, then who met, then what was said. */
const WEIGHT: Readonly<Record<EntryKind, number>> = {
	agreement: 4,
	incident: 4,
	measure: 3,
	visit: 3,
	meeting: 2,
	milestone: 2,
	call: 2,
	statement: 1
};

/** What happened, day by day. */
export function happenedBlocks(material: BriefingMaterial, notes: Notes): Block[] {
	const { entries, after, more } = material;
	const shown = weightiest(entries, after);
	const items = shown.map((entry): Block => {
		const about = listed(entry.issues.map((id) => findIssue(after, id)?.title ?? id));
		return {
			kind: 'item',
			lead: dayWords(entry.day),
			sentences: [
				notes.cite(`${entry.title} (${about})`, ...(entry.text ? [] : [entry.source])),
				...(entry.text ? [notes.cite(entry.text, entry.source)] : [])
			]
		};
	});
	if (items.length === 0) {
		const none = 'The log has no entry of these days';
		return [{ kind: 'paragraph', sentences: [notes.cite(none)] }];
	}
	const left = entries.length - shown.length;
	if (left === 0 && !more) return items;
	const rest = more ? 'The timeline has many more' : `The timeline has ${left} more`;
	return [
		{ kind: 'paragraph', sentences: [notes.cite(`The weightiest are told. ${rest}`)] },
		...items
	];
}

function weightiest(entries: readonly Entry[], board: Board): Entry[] {
	const weight = ({ kind, issues }: Entry) =>
		WEIGHT[kind] * Math.max(...issues.map((id) => findIssue(board, id)?.salience ?? 1));
	const kept = entries.toSorted((a, b) => weight(b) - weight(a) || newestFirst(a, b));
	return kept.slice(0, MOST_TOLD).toSorted((a, b) => newestFirst(b, a));
}
