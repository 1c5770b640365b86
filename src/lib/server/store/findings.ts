import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Change } from '#lib/domain/change.ts';
import { gramsOf, termsOf, wholeWord, type Alternatives } from '#lib/domain/grams.ts';
import { rankOf } from '#lib/domain/rank.ts';
import type { Slug } from '#lib/domain/slug.ts';
import {
	Finding,
	FOUND_KINDS,
	MOST_OF_A_KIND,
	type FoundKind,
	type Instead,
	type SearchAnswer
} from '#lib/protocol/search.ts';
import type { Database, Statement } from '../database/database.ts';
import type { ChangeLog } from './change-log.ts';
import { findingsOf, type FindingEdit, type KeptFinding } from './finding-of.ts';
import { havingWords, restedOn, WAYS, wordsWritten } from './finding-words.ts';
import { NearWords } from './near-words.ts';
import { isNear, reachOf, type Following } from './reach.ts';
import { LAST, sql } from './statement.ts';

const Key = z.object({ key: z.string() });

/** To be raised when what is found, or how, changes: findings of other rules are made anew. */
const RULES = 4;
const FOUND: Following = { marks: 'found', rules: RULES };
/** Findings of a kind that are looked at, the latest of each way, to take the best of them. */
const CANDIDATES = 60;

type Found = Pick<SearchAnswer, 'findings' | 'more'>;

/** What can be searched for on boards: a cache that follows the log, and is made anew where it is deleted. */
export class Findings {
	readonly #db: Database;
	readonly #log: ChangeLog;
	readonly #words: NearWords;
	#stopped = false;

	constructor(db: Database, log: ChangeLog) {
		this.#db = db;
		this.#log = log;
		this.#words = new NearWords(db);
	}

	/** Leaves the rest to the next start. */
	stop(): void {
		this.#stopped = true;
	}

	/** Whether so little is missing that whoever searches can wait for it. */
	async isNear(board: Slug): Promise<boolean> {
		return isNear(await reachOf(this.#db, FOUND, board));
	}

	/** Resolves once everything on the log can be found. */
	async catchUp(board: Slug): Promise<void> {
		const { revision } = await reachOf(this.#db, FOUND, board);
		for await (const page of this.#log.pages(board, revision, LAST)) {
			await this.#add(board, page);
			await setImmediate();
			if (this.#stopped) return;
		}
	}

	/** What has all the words of a query, best first; where there is nothing, what has others near to them. */
	async search(board: Slug, q: string): Promise<SearchAnswer> {
		const { revision } = await reachOf(this.#db, FOUND, board);
		const terms = termsOf(q);
		const asked = { q, revision };
		const found = await this.#found(
			board,
			terms.map((term) => [term])
		);
		if (terms.length === 0 || found.findings.length > 0) return { ...asked, ...found, instead: [] };
		const instead = await this.#words.instead(board, terms);
		if (instead.every(({ words }) => words.length === 0))
			return { ...asked, ...found, instead: [] };
		const near = await this.#found(
			board,
			terms.map((term, at) => [term, ...(instead[at]?.words ?? []).map(wholeWord)])
		);
		return { ...asked, ...near, instead: standingIn(near.findings, instead) };
	}

	/** What has each term, in one of its alternatives. */
	async #found(board: Slug, terms: readonly Alternatives[]): Promise<Found> {
		const found: Found = { findings: [], more: [] };
		if (terms.length === 0) return found;
		for (const kind of FOUND_KINDS) {
			const ranked = (await this.#candidates(board, kind, terms))
				.map((finding) => ({ finding, rank: rankOf(finding, terms) }))
				.toSorted((a, b) => b.rank - a.rank || b.finding.revision - a.finding.revision);
			if (ranked.length > MOST_OF_A_KIND) found.more.push(kind);
			found.findings.push(...ranked.slice(0, MOST_OF_A_KIND).map(({ finding }) => finding));
		}
		return found;
	}

	/** All that has the terms; where that is more than are looked at, the latest, and the latest that have them in their titles. */
	async #candidates(
		board: Slug,
		kind: FoundKind,
		terms: readonly Alternatives[]
	): Promise<Finding[]> {
		const found = new Map<string, Finding>();
		for (const way of WAYS) {
			const sought = { kind, terms, way, limit: CANDIDATES };
			const rows = await this.#db.read(havingWords(this.#db.engine, board, sought));
			for (const finding of rows.map((row) => Finding.parse(row))) found.set(finding.key, finding);
			if (rows.length < CANDIDATES) break;
		}
		const all = [...found.values()];
		return kind === 'source' ? this.#rested(board, all) : all;
	}

	/** Those of some sources on which something still rests. */
	async #rested(board: Slug, sources: readonly Finding[]): Promise<Finding[]> {
		if (sources.length === 0) return [];
		const keys = sources.map(({ key }) => key);
		const rows = await this.#db.read(restedOn(this.#db.engine, board, keys));
		const rested = new Set(rows.map((row) => Key.parse(row).key));
		return sources.filter(({ key }) => rested.has(key));
	}

	async #add(board: Slug, changes: readonly Change[]): Promise<void> {
		const things = new Map<string, KeptFinding>();
		for (const edit of changes.flatMap(findingsOf)) {
			const name = `${edit.kind} ${edit.key}`;
			const held = things.get(name) ?? (await this.#held(board, edit));
			things.set(name, { ...BLANK, ...held, ...edit });
		}
		const revision = changes.at(-1)?.revision ?? 0;
		await this.#db.write([
			...[...things.values()].flatMap((thing) => this.#written(board, thing)),
			...(await this.#words.written(board, [...things.values()])),
			sql(
				`insert into found (board, revision, rules) values (?, ?, ${RULES}) on conflict (board) do update
				set revision = case when found.rules = ${RULES} and found.revision > excluded.revision
				then found.revision else excluded.revision end, rules = excluded.rules`,
				board,
				revision
			)
		]);
	}

	/** The thing as it is, where an edit leaves some of it as it is. */
	async #held(board: Slug, { kind, key }: FindingEdit): Promise<Finding | undefined> {
		if (kind !== 'issue') return undefined;
		const [row] = await this.#db.read(
			sql(
				`select kind, key, revision, issue, day, title, text from finding
				where board = ? and kind = ? and key = ?`,
				...[board, kind, key]
			)
		);
		return row === undefined ? undefined : Finding.parse(row);
	}

	#written(board: Slug, thing: KeptFinding): Statement[] {
		const { kind, key, revision, issue, day, title, text } = thing;
		return [
			sql(
				`insert into finding (board, kind, key, revision, issue, day, title, text) values (?, ?, ?, ?, ?, ?, ?, ?)
				on conflict (board, kind, key) do update set revision = excluded.revision, issue = excluded.issue,
				day = excluded.day, title = excluded.title, text = excluded.text where excluded.revision >= finding.revision`,
				...[board, kind, key, revision, issue, day, title, text]
			),
			wordsWritten(this.#db.engine, board, thing)
		];
	}
}

const BLANK = { issue: null, day: null, title: '', text: '', rests: null };

/** Those words that stand in what was found: of others, such as one that a deleted comment had, nothing is told. */
function standingIn(findings: readonly Finding[], instead: readonly Instead[]): Instead[] {
	const grams = new Set(findings.flatMap(({ title, text }) => gramsOf(`${title} ${text}`)));
	return instead
		.map(({ sought, words }) => ({ sought, words: words.filter((word) => grams.has(word)) }))
		.filter(({ words }) => words.length > 0);
}
