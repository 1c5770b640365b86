import type { Change, Happening } from '#lib/domain/change.ts';
import { newestFirst, type Entry } from '#lib/domain/entry.ts';
import type { Position } from '#lib/domain/position.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Dossier } from '#lib/protocol/dossier.ts';

/** An issue's dossier after a change of its board, as far as its pages reach. A change it has seen changes nothing. */
export function dossierAfter(dossier: Dossier, change: Change, issue: Slug): Dossier {
	const { entries, positions, changes } = dossier;
	if (!isAbout(change.happening, issue, entries.items)) return dossier;
	if (changes.items.some((each) => each.revision >= change.revision)) return dossier;
	return {
		entries: { ...entries, items: entriesAfter(entries.items, change.happening, issue) },
		positions: { ...positions, items: positionsAfter(positions.items, change.happening) },
		changes: { ...changes, items: [change, ...changes.items] }
	};
}

function isAbout(happening: Happening, issue: Slug, entries: Entry[]): boolean {
	if ('issue' in happening) return happening.issue === issue;
	const id = entryOf(happening);
	const holds = entries.some((entry) => entry.id === id);
	return holds || ('entry' in happening && touches(happening.entry, issue));
}

const touches = (entry: Entry | Slug, issue: Slug): boolean =>
	typeof entry !== 'string' && entry.issues.includes(issue);

/** The id of the entry that it is about. */
function entryOf(happening: Happening): Slug | undefined {
	if (!('entry' in happening)) return undefined;
	return typeof happening.entry === 'string' ? happening.entry : happening.entry.id;
}

function entriesAfter(entries: Entry[], happening: Happening, issue: Slug): Entry[] {
	const others = entries.filter((entry) => entry.id !== entryOf(happening));
	if (!('entry' in happening) || typeof happening.entry === 'string') return others;
	const { entry } = happening;
	return entry.issues.includes(issue) ? [...others, entry].toSorted(newestFirst) : others;
}

function positionsAfter(positions: Position[], happening: Happening): Position[] {
	switch (happening.type) {
		case 'position.stated':
			return [happening.position, ...positions].toSorted((a, b) => b.asOf.localeCompare(a.asOf));
		case 'position.withdrawn':
			return positions.filter((position) => position.id !== happening.position);
		default:
			return positions;
	}
}
