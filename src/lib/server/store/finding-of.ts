import type { Change } from '#lib/domain/change.ts';
import { dayOf } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Position } from '#lib/domain/position.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Source } from '#lib/domain/source.ts';
import type { Finding } from '#lib/protocol/search.ts';

/** A thing that can be found as it is kept, with the key of the source on which it rests. */
export interface KeptFinding extends Finding {
	rests: string | null;
}

/** What becomes of a thing that can be found: the fields that a change gives it; of what is gone the title is empty. */
export type FindingEdit = Pick<Finding, 'kind' | 'key' | 'revision'> & Partial<KeptFinding>;

/** What is gone: nobody finds it, and it rests on nothing. */
const GONE = { title: '', text: '', rests: null };
/** Before the key of a source on which a judgement rests. No other key begins so: names and addresses are trimmed. */
const JUDGED = ' ';

/** What a change makes of the things that can be found. */
export function findingsOf(change: Change): FindingEdit[] {
	const { happening, revision } = change;
	switch (happening.type) {
		case 'issue.opened':
		case 'issue.edited': {
			const { issue, title, summary } = happening;
			const said = {
				...(title !== undefined && { title }),
				...(summary !== undefined && { text: summary })
			};
			return [{ kind: 'issue', key: issue, revision, issue, ...said }];
		}
		case 'issue.assessed':
			return judged(happening.source, happening.issue, revision);
		case 'position.stated':
			return position(happening.issue, happening.position, revision);
		case 'position.withdrawn':
			return [{ kind: 'position', key: happening.position, revision, ...GONE }];
		case 'entry.recorded':
		case 'entry.edited':
			return entry(happening.entry, revision);
		case 'entry.struck':
			return [{ kind: 'entry', key: happening.entry, revision, ...GONE }];
		case 'comment.posted':
			return [comment(change, happening, revision)];
		case 'comment.edited':
			return [comment(change, happening, happening.comment)];
		case 'comment.deleted':
			return [{ kind: 'comment', key: String(happening.comment), revision, ...GONE }];
		case 'person.added':
		case 'person.edited':
			return [person(happening.person, revision)];
		default:
			return [];
	}
}

function entry({ id, title, text, day, issues, source }: Entry, revision: number): FindingEdit[] {
	const issue = issues[0] ?? null;
	return [
		{ kind: 'entry', key: id, revision, issue, day, title, text, rests: restsOn(source) },
		...sources(source, issue, revision)
	];
}

const position = (
	issue: Slug,
	{ id, text, asOf, source }: Position,
	revision: number
): FindingEdit[] => [
	{
		...{ kind: 'position', key: id, revision, issue, day: asOf, title: text, text: '' },
		rests: restsOn(source)
	},
	...sources(source, issue, revision)
];

/** A comment is found by who wrote it too. */
const comment = (
	{ actor, at, revision }: Change,
	{ issue, text }: { issue: Slug; text: string },
	id: number
): FindingEdit => ({
	...{ kind: 'comment', key: String(id), revision, issue, day: dayOf(at), title: actor.name, text }
});

const person = ({ id, name, role }: Person, revision: number): FindingEdit => ({
	kind: 'person',
	key: id,
	revision,
	title: name,
	text: role
});

const keyOf = ({ publisher, title = publisher, url }: Source): string =>
	url ?? `${publisher}: ${title}`;
const restsOn = (source: Source | undefined): string | null => (source ? keyOf(source) : null);

/** A judgement is never taken back: that one rests on a source is kept once, as a thing of no title. */
function judged(source: Source | undefined, issue: Slug, revision: number): FindingEdit[] {
	const rests = restsOn(source);
	if (rests === null) return [];
	return [
		...sources(source, issue, revision),
		{ kind: 'source', key: `${JUDGED}${rests}`, revision, ...GONE, rests }
	];
}

function sources(source: Source | undefined, issue: Slug | null, revision: number): FindingEdit[] {
	if (!source) return [];
	const { publisher, title = publisher, url, date: day = null } = source;
	const text = [publisher, url].filter(Boolean).join(' ');
	return [{ kind: 'source', key: keyOf(source), revision, issue, day, title, text }];
}
