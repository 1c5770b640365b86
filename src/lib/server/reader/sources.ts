import type { Board } from '#lib/domain/board.ts';
import { CITING_KINDS, publisherKey, type CitingKind } from '#lib/domain/citation.ts';
import { isOpen } from '#lib/domain/issue.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { whyNot } from '#lib/domain/rights.ts';
import type { Asker } from '#lib/domain/asker.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { cursorBefore } from '#lib/protocol/dossier.ts';
import {
	PUBLISHERS_PAGE,
	USES_BEGUN,
	USES_PAGE,
	type LinksPage,
	type LinkState,
	type PublisherAnswer,
	type PublisherQuery,
	type SourceListAnswer,
	type SourcesAnswer,
	type SourcesQuery,
	type StandingTally,
	type Use,
	type UsesPage
} from '#lib/protocol/publishers.ts';
import type { Boards } from '../boards.ts';
import type { Database } from '../database/database.ts';
import type { LinkChecks } from '../sources/link-checks.ts';
import { CitationLists, type Cited } from '../store/citation-lists.ts';
import { CitedLinks } from '../store/cited-links.ts';
import { placeOf, TOP } from '../store/held.ts';
import type { Store } from '../store/store.ts';
import { usesOf } from '../store/uses.ts';

interface Parts {
	boards: Boards;
	store: Pick<Store, 'cite'>;
	database: Database;
	checks: LinkChecks;
}

const BEGUN = { before: TOP, limit: USES_BEGUN };

/** Answers what rests on which source. What it is asked for and does not have is a refusal. */
export class Sources {
	readonly #parts: Parts;
	readonly #lists: CitationLists;
	readonly #links: CitedLinks;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#lists = new CitationLists(parts.database);
		this.#links = new CitedLinks(parts.database);
	}

	/** The same, of the boards as somebody may see them. */
	of(boards: Boards): Sources {
		return new Sources({ ...this.#parts, boards });
	}

	/** A page of publishers, those on which most rests first, and what the page says beside them. */
	async publishers(slug: Slug, page: number): Promise<SourcesAnswer | Refusal> {
		const board = await this.#board(slug);
		if (isRefusal(board)) return board;
		const lists = this.#lists;
		const [publishers, all, single, unsourced, revision] = await Promise.all([
			lists.publishers(slug, PUBLISHERS_PAGE, (page - 1) * PUBLISHERS_PAGE),
			lists.all(slug),
			lists.alone(slug, null, BEGUN),
			lists.on(slug, '', ['assessment'], BEGUN),
			lists.reach(slug)
		]);
		return {
			...{ publishers, page, all, revision, last: board.revision },
			pages: Math.max(1, Math.ceil(all.publishers / PUBLISHERS_PAGE)),
			standing: await this.#standing(board),
			single: await this.#told(slug, single),
			unsourced: await this.#told(slug, unsourced),
			links: await this.#parts.checks.tally(slug)
		};
	}

	/** A page of one list. */
	async list(slug: Slug, query: SourcesQuery): Promise<SourceListAnswer | Refusal> {
		const board = await this.#board(slug);
		if (isRefusal(board)) return board;
		const { list = 'single', found = 'gone', after = '' } = query;
		if (list === 'links') {
			const [page, links] = await Promise.all([
				this.#linksPage(slug, found, after),
				this.#parts.checks.tally(slug)
			]);
			return { list, found, page, links, isFirst: after === '' };
		}
		const older = { before: beforeOf(query), limit: USES_PAGE + 1 };
		const read =
			list === 'single'
				? await this.#lists.alone(slug, null, older)
				: await this.#lists.on(slug, '', ['assessment'], older);
		return { list, page: await this.#page(slug, read), isFirst: query.before === undefined };
	}

	/** What rests on one publisher, however its name is written. */
	async publisher(
		slug: Slug,
		name: string,
		query: PublisherQuery
	): Promise<PublisherAnswer | Refusal> {
		const board = await this.#board(slug);
		if (isRefusal(board)) return board;
		const key = publisherKey(name);
		const publisher = key === '' ? undefined : await this.#lists.publisher(slug, key);
		if (!publisher) return refuse('not_found', `Nothing on this board rests on "${name}"`);
		const older = { before: beforeOf(query), limit: USES_PAGE + 1 };
		const [read, alone, all] = await Promise.all([
			query.kind === 'alone'
				? this.#lists.alone(slug, key, older)
				: this.#lists.on(slug, key, kindsOf(query.kind), older),
			this.#lists.alone(slug, key, BEGUN),
			this.#lists.all(slug)
		]);
		return {
			...{ query, publisher, all: all.uses },
			page: await this.#page(slug, read),
			alone: await this.#told(slug, alone)
		};
	}

	/** Begins to check the links of a board, for those who may cite some. */
	async check(slug: Slug, asker: Asker): Promise<Refusal | undefined> {
		const board = await this.#board(slug);
		if (isRefusal(board)) return board;
		return whyNot(asker, board, 'entry.record') ?? this.#parts.checks.begin(slug);
	}

	/** Ends the checks that are going on. */
	stop(): Promise<void> {
		return this.#parts.checks.stop();
	}

	/** The board, once what is kept of its sources is up to date or on the way there. */
	async #board(slug: Slug): Promise<Board | Refusal> {
		const board = await this.#parts.boards.board(slug);
		if (!isRefusal(board)) await this.#parts.store.cite(slug);
		return board;
	}

	async #standing(board: Board): Promise<StandingTally> {
		const revisions = board.issues
			.filter(isOpen)
			.flatMap(({ standing }) => (standing ? [standing.revision] : []));
		if (revisions.length === 0) return { judged: 0, single: 0, unsourced: 0 };
		return { judged: revisions.length, ...(await this.#lists.resting(board.slug, revisions)) };
	}

	async #page(slug: Slug, read: readonly Cited[]): Promise<UsesPage> {
		const places = read.slice(0, USES_PAGE);
		const last = read.length > USES_PAGE ? places.at(-1) : undefined;
		return {
			uses: await this.#told(slug, places),
			older: last ? cursorBefore(last.day, last.recorded) : null
		};
	}

	#told(slug: Slug, places: readonly Cited[]): Promise<Use[]> {
		return usesOf(this.#parts.database, slug, places);
	}

	async #linksPage(slug: Slug, found: LinkState, after: string): Promise<LinksPage> {
		const read = await this.#links.found(slug, found, { after, limit: USES_PAGE + 1 });
		const links = read.slice(0, USES_PAGE);
		return {
			links: links.map(({ url, checked, count, uses }) => ({ url, found, checked, count, uses })),
			after: read.length > USES_PAGE ? (links.at(-1)?.link ?? null) : null
		};
	}
}

const beforeOf = ({ before }: { before?: string | undefined }) =>
	before === undefined ? TOP : placeOf(before);

const kindsOf = (kind: CitingKind | undefined): readonly CitingKind[] =>
	kind === undefined ? CITING_KINDS : [kind];
