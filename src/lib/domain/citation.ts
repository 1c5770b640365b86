import type { Change } from './change.ts';
import type { Day } from './day.ts';
import { recordedAt, type Entry } from './entry.ts';
import { plain } from './grams.ts';
import { statedAt, type Position } from './position.ts';
import type { Slug } from './slug.ts';
import type { Source } from './source.ts';

/** What can rest on a source. */
export const CITING_KINDS = ['entry', 'assessment', 'position'] as const;
export type CitingKind = (typeof CITING_KINDS)[number];

/** A judgement is borne out by what others published of its issue on its day, or in so many days before. */
export const BORNE_OUT_DAYS = 30;

/** That something rests on a publisher. An assessment that names no source is one too, with an empty publisher. */
export interface Citation {
	kind: CitingKind;
	/** The id of the entry or position, or the revision that made the assessment. */
	id: string;
	issues: readonly Slug[];
	day: Day;
	/** The revision that recorded it. */
	recorded: number;
	/** See `publisherKey`. */
	publisher: string;
	/** The publisher as it was written. */
	name: string;
	url: string | null;
}

/** What a change makes of the citations of a board, in order. */
export type CitationEdit =
	{ edit: 'added'; citation: Citation } | { edit: 'gone'; kind: CitingKind; id: string };

/** By what a publisher is known, however it was written: without capitals, accents, width and needless space. */
export const publisherKey = (name: string): string => plain(name).replace(/\s+/g, ' ').trim();

export function citationEditsOf({ happening, revision }: Change): CitationEdit[] {
	switch (happening.type) {
		case 'issue.assessed': {
			const { issue, asOf: day, source } = happening;
			const id = String(revision);
			return [added({ kind: 'assessment', id, issues: [issue], day, recorded: revision }, source)];
		}
		case 'entry.recorded':
			return cited(happening.entry);
		case 'entry.edited':
			return [gone('entry', happening.entry.id), ...cited(happening.entry)];
		case 'entry.struck':
			return [gone('entry', happening.entry)];
		case 'position.stated':
			return stated(happening.position, happening.issue);
		case 'position.withdrawn':
			return [gone('position', happening.position)];
		default:
			return [];
	}
}

function cited(entry: Entry): CitationEdit[] {
	const { id, issues, day, source } = entry;
	return source
		? [added({ kind: 'entry', id, issues, day, recorded: recordedAt(entry) }, source)]
		: [];
}

function stated(position: Position, issue: Slug): CitationEdit[] {
	const { id, asOf: day, source } = position;
	const recorded = statedAt(position);
	return source ? [added({ kind: 'position', id, issues: [issue], day, recorded }, source)] : [];
}

const gone = (kind: CitingKind, id: string): CitationEdit => ({ edit: 'gone', kind, id });

const added = (
	what: Pick<Citation, 'kind' | 'id' | 'issues' | 'day' | 'recorded'>,
	source: Source | undefined
): CitationEdit => ({
	edit: 'added',
	citation: {
		...what,
		publisher: publisherKey(source?.publisher ?? ''),
		name: source?.publisher ?? '',
		url: source?.url ?? null
	}
});
