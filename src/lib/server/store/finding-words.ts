import { gramsOf, type Term } from '#lib/domain/grams.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Finding, FoundKind } from '#lib/protocol/search.ts';
import type { Database, Statement } from '../database/database.ts';
import { sql } from './statement.ts';

/** Between title and text, so that no run of words reaches from one into the other. */
const APART = 10;

type Engine = Database['engine'];

/** Writes the words of a finding that has just been written, unless it has changed since. */
export function wordsWritten(engine: Engine, board: Slug, finding: Finding): Statement {
	const { kind, key, revision, title, text } = finding;
	const which = [board, kind, key, revision];
	const thing = 'from finding where board = ? and kind = ? and key = ? and revision = ?';
	const [inTitle, inText] = [gramsOf(title), gramsOf(text)];
	if (engine === 'sqlite') {
		return sql(
			`insert or replace into finding_words (rowid, title, body, facets) select id, ?, ?, ? ${thing}`,
			...[inTitle.join(' '), inText.join(' '), facetsOf(board, kind).join(' ')],
			...which
		);
	}
	const words = [...inTitle, ...Array.from({ length: APART }, () => ''), ...inText]
		.map((gram, index) => gram && `'${gram}':${index + 1}`)
		.filter(Boolean);
	const facets = facetsOf(board, kind).map((facet) => `'${facet}'`);
	return sql(
		`insert into finding_words (id, words) select id, cast(? as tsvector) ${thing}
		on conflict (id) do update set words = excluded.words`,
		[...words, ...facets].join(' '),
		...which
	);
}

/** The latest findings of a kind that have all of the terms. */
export function havingWords(
	engine: Engine,
	board: Slug,
	{ kind, terms, limit }: { kind: FoundKind; terms: readonly Term[]; limit: number }
): Statement {
	const columns = 'f.kind, f.key, f.revision, f.issue, f.day, f.title, f.text';
	const facets = facetsOf(board, kind);
	if (engine === 'sqlite') {
		const sought = [
			...facets.map((facet) => `facets : "${facet}"`),
			...terms.map(({ grams, open }) => `{title body} : "${grams.join(' ')}"${open ? ' *' : ''}`)
		];
		return sql(
			`select ${columns} from (select rowid from finding_words where finding_words match ?
			order by rowid desc limit ?) as w join finding f on f.id = w.rowid where f.title <> ''`,
			sought.join(' AND '),
			limit
		);
	}
	const sought = [
		...facets.map((facet) => `'${facet}'`),
		...terms.map(
			({ grams, open }) => `(${grams.map((gram) => `'${gram}'${open ? ':*' : ''}`).join(' <-> ')})`
		)
	];
	return sql(
		`select ${columns} from finding_words w join finding f on f.id = w.id
		where w.words @@ cast(? as tsquery) and f.title <> '' order by f.id desc limit ?`,
		sought.join(' & '),
		limit
	);
}

/** Words that nobody writes, for the board and the kind. */
const facetsOf = (board: Slug, kind: FoundKind): string[] => [
	`zzboard${Buffer.from(board).toString('hex')}`,
	`zzkind${kind}`
];
