import { createHash } from 'node:crypto';
import { gramsOf, type Alternatives, type Term } from '#lib/domain/grams.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { FOUND_KINDS, type FoundKind } from '#lib/protocol/search.ts';
import type { Database, Statement } from '../database/database.ts';
import type { KeptFinding } from './finding-of.ts';
import { sql } from './statement.ts';

/** Between title and text, so that no run of words reaches from one into the other. */
const APART = 10;

type Engine = Database['engine'];

/** Where the terms of a query stand in a finding, each way narrower than the one before. */
export const WAYS = ['anywhere', 'in title', 'whole in title'] as const;
type Way = (typeof WAYS)[number];

/** Writes the words of a finding that has just been written, unless it has changed since. */
export function wordsWritten(engine: Engine, board: Slug, finding: KeptFinding): Statement {
	const { kind, key, revision, title, text, rests } = finding;
	const which = [board, kind, key, revision];
	const thing = 'from finding where board = ? and kind = ? and key = ? and revision = ?';
	const [inTitle, inText] = [gramsOf(title), gramsOf(text)];
	const titled = inTitle.map((gram) => titledOf(kind, gram));
	const facets = [...facetsOf(board, kind), ...(rests === null ? [] : [restingOf(board, rests)])];
	if (engine === 'sqlite') {
		return sql(
			`insert or replace into finding_words (rowid, title, body, facets) select id, ?, ?, ? ${thing}`,
			...[inTitle.join(' '), inText.join(' '), [...facets, ...titled].join(' ')],
			...which
		);
	}
	const placed = (grams: readonly string[], after: number) =>
		grams.map((gram, index) => `'${gram}':${after + index + 1}`);
	const words = [
		...[...placed(inTitle, 0), ...placed(titled, 0), ...placed(inText, inTitle.length + APART)],
		...facets.map((facet) => `'${facet}'`)
	];
	return sql(
		`insert into finding_words (id, words) select id, cast(? as tsvector) ${thing}
		on conflict (id) do update set words = excluded.words`,
		words.join(' '),
		...which
	);
}

/** What is looked for: findings of a kind that have one of the alternatives for each term. */
interface Sought {
	kind: FoundKind;
	terms: readonly Alternatives[];
	way: Way;
	limit: number;
}

/** The latest findings that have what is looked for. */
export function havingWords(engine: Engine, board: Slug, sought: Sought): Statement {
	const columns = 'f.kind, f.key, f.revision, f.issue, f.day, f.title, f.text';
	const { kind, way, limit } = sought;
	const facets = facetsOf(board, kind);
	const terms = sought.terms.map((term) => term.map((word) => standing(word, kind, way)));
	if (engine === 'sqlite') {
		const within = way === 'anywhere' ? '{title body}' : 'facets';
		const parts = [
			...facets.map((facet) => `facets : "${facet}"`),
			...terms.map((term) => `${within} : (${term.map(phrase).join(' OR ')})`)
		];
		return sql(
			`select ${columns} from (select rowid from finding_words where finding_words match ?
			order by rowid desc limit ?) as w join finding f on f.id = w.rowid where f.title <> ''`,
			parts.join(' AND '),
			limit
		);
	}
	const parts = [
		...facets.map((facet) => `'${facet}'`),
		...terms.map((term) => `(${term.map(succession).join(' | ')})`)
	];
	return sql(
		`select ${columns} from finding_words w join finding f on f.id = w.id
		where w.words @@ cast(? as tsquery) and f.title <> '' order by f.id desc limit ?`,
		parts.join(' & '),
		limit
	);
}

type Standing = Pick<Term, 'grams' | 'open'>;

const phrase = ({ grams, open }: Standing): string => `"${grams.join(' ')}"${open ? ' *' : ''}`;
const succession = ({ grams, open }: Standing): string =>
	`(${grams.map((gram) => `'${gram}'${open ? ':*' : ''}`).join(' <-> ')})`;

/** Those keys of sources on which something rests. */
export function restedOn(engine: Engine, board: Slug, keys: readonly string[]): Statement {
	const [having, told]: [string, (facet: string) => string] =
		engine === 'sqlite'
			? ['finding_words match ?', (facet) => `facets : "${facet}"`]
			: ['words @@ cast(? as tsquery)', (facet) => `'${facet}'`];
	const each = `select cast(? as text) as key where exists (select 1 from finding_words where ${having})`;
	return sql(
		keys.map(() => each).join(' union all '),
		...keys.flatMap((key) => [key, told(restingOf(board, key))])
	);
}

/** A term as it is looked for in a way. */
function standing(term: Term, kind: FoundKind, way: Way): Standing {
	if (way === 'anywhere') return term;
	const grams = term.grams.map((gram) => titledOf(kind, gram));
	return { grams, open: term.open && way === 'in title' };
}

/** Words that nobody writes, for the board and the kind. */
const facetsOf = (board: Slug, kind: FoundKind): string[] => [
	`zzboard${Buffer.from(board).toString('hex')}`,
	`zzkind${kind}`
];

/** A word that nobody writes, for a source on which things of a board rest. */
const restingOf = (board: Slug, source: string): string =>
	`zzrests${createHash('sha256').update(`${board} ${source}`).digest('hex').slice(0, 32)}`;

/** A word that nobody writes, for a word in the title of such a kind: few have it, where many have the word itself. */
const titledOf = (kind: FoundKind, gram: string): string =>
	String.fromCodePoint(PRIVATE + FOUND_KINDS.indexOf(kind)) + gram;
/** The first of the signs that are left to private use. */
const PRIVATE = 0xe000;
