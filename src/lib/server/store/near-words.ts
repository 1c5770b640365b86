import * as z from 'zod/mini';
import { gramsOf, type Term } from '#lib/domain/grams.ts';
import { boundedPartsOf, hasParts, meantBy, partsOf } from '#lib/domain/near-words.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Finding, Instead } from '#lib/protocol/search.ts';
import type { Database, Statement } from '../database/database.ts';
import { nearWord } from '../database/schema-reader.sqlite.ts';
import { insert, marksFor, sql } from './statement.ts';

const Word = z.object({ word: z.string() });
const Within = z.object({ word: z.string(), begins: z.number() });

/** Most words that a term is looked for by instead. */
const MOST_WORDS = 20;
/** Words with the most parts in common that are compared letter by letter. */
const COMPARED = 100;
/** Words that are asked for, or whose parts are written, by one statement. */
const AT_ONCE = 200;

/** The words of a board's findings by their parts: a cache, kept with the findings. */
export class NearWords {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	/** Writes those words of some findings that are new. */
	async written(
		board: Slug,
		findings: readonly Pick<Finding, 'title' | 'text'>[]
	): Promise<Statement[]> {
		const words = new Set(
			findings.flatMap(({ title, text }) => gramsOf(`${title} ${text}`)).filter(hasParts)
		);
		const statements: Statement[] = [];
		for (const some of inSlices([...words])) {
			const known = await this.#known(board, some);
			const rows = some
				.filter((word) => !known.has(word))
				.flatMap((word) => boundedPartsOf(word).map((part) => ({ board, part, word })));
			if (rows.length > 0) statements.push(insert(nearWord, rows, 'on conflict do nothing'));
		}
		return statements;
	}

	/** By which words each term may be looked for, where nothing has all of the terms as they are: those that have it within, else those that were meant. */
	async instead(board: Slug, terms: readonly Term[]): Promise<Instead[]> {
		const found: Instead[] = [];
		for (const { text } of terms) {
			found.push({ sought: text, words: hasParts(text) ? await this.#near(board, text) : [] });
		}
		return found;
	}

	async #near(board: Slug, sought: string): Promise<string[]> {
		const rows = await this.#db.read(
			sql(
				`select word, case when word like ? then 1 else 0 end as begins from near_word
				where board = ? and part = ? and word like ? order by begins, length(word), word limit ${MOST_WORDS}`,
				...[`${sought}%`, board, partsOf(sought)[0] ?? '', `%${sought}%`]
			)
		);
		const within = rows.map((row) => Within.parse(row));
		if (within.length === 0) return this.#meant(board, sought);
		return within.filter(({ begins }) => begins === 0).map(({ word }) => word);
	}

	async #meant(board: Slug, sought: string): Promise<string[]> {
		const parts = boundedPartsOf(sought);
		const rows = await this.#db.read(
			sql(
				`select word from near_word where board = ? and part in (${marksFor(parts)})
				group by word order by count(*) desc, abs(length(word) - ${sought.length}), word limit ${COMPARED}`,
				...[board, ...parts]
			)
		);
		return meantBy(
			sought,
			rows.map((row) => Word.parse(row).word)
		).slice(0, MOST_WORDS);
	}

	/** Those of some words that are written. */
	async #known(board: Slug, words: readonly string[]): Promise<Set<string>> {
		const places = words.map(() => '(?, ?)').join(', ');
		const rows = await this.#db.read(
			sql(
				`select word from near_word where board = ? and (part, word) in (values ${places})`,
				...[board, ...words.flatMap((word) => [boundedPartsOf(word)[0] ?? '', word])]
			)
		);
		return new Set(rows.map((row) => Word.parse(row).word));
	}
}

const inSlices = (words: readonly string[]): string[][] =>
	Array.from({ length: Math.ceil(words.length / AT_ONCE) }, (_, slice) =>
		words.slice(slice * AT_ONCE, (slice + 1) * AT_ONCE)
	);
