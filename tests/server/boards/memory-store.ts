import type { Actor } from '#lib/domain/actor.ts';
import { emptyBoard, type Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { addDays, startOf, type Day, type Instant } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Need, Recalled } from '#lib/domain/recall.ts';
import { stepsOf, within, type Mark } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { thin } from '#lib/domain/thin.ts';
import type { BoardLine, DeletedLine } from '#lib/protocol/api.ts';
import { COMMENTS_PAGE, type CommentsAnswer } from '#lib/protocol/comments.ts';
import { DOSSIER_PAGE, type Dossier } from '#lib/protocol/dossier.ts';
import type { HistoryAnswer, HistoryQuery } from '#lib/protocol/history.ts';
import type { SearchAnswer } from '#lib/protocol/search.ts';
import { isAmong } from '#lib/protocol/history-match.ts';
import type { Appending, Days, Line, Store } from '#lib/server/store/store.ts';
import { commentsIn, entriesIn, positionsIn, recallFrom } from '../../domain/naive-recall.ts';

/** A log in memory, read in the plainest way; every answer comes a moment later, as a real one does. */
export class MemoryStore implements Store {
	readonly logs = new Map<Slug, Change[]>();
	readonly #purged = new Map<Slug, Instant>();
	readonly #marks = new Map<Slug, (Mark & { issue: Slug })[]>();
	/** Appends so far, refused ones too. */
	appends = 0;
	/** What the next appends meet with, before or after they took effect. */
	faults: ('before' | 'after')[] = [];

	async boards(): Promise<BoardLine[]> {
		return this.#all()
			.filter(({ deleted }) => !deleted)
			.map(({ slug, name, revision, at, archived }) => ({
				slug,
				name,
				revision,
				at: at ?? '',
				archived: archived !== null
			}));
	}

	async deletedBoards(): Promise<DeletedLine[]> {
		return this.#all().flatMap(({ slug, name, deleted }) =>
			deleted ? [{ slug, name, deleted }] : []
		);
	}

	async takenSlugs(): Promise<Slug[]> {
		return [...this.logs.keys()];
	}

	async purge(until: Instant): Promise<void> {
		for (const { slug, deleted } of this.#all()) {
			if (!deleted || deleted > until) continue;
			this.logs.set(slug, []);
			this.#purged.set(slug, deleted);
		}
	}

	async load(slug: Slug): Promise<Board> {
		const deleted = this.#purged.get(slug);
		return deleted ? { ...emptyBoard(slug), deleted } : this.#fold(slug, Infinity);
	}

	async append({ before, changes, marks }: Appending): Promise<'appended' | 'lost'> {
		this.appends += 1;
		await Promise.resolve();
		const fault = this.faults.shift();
		if (fault === 'before') throw new Error('The disk is gone');
		const log = this.log(before.slug);
		const known = new Set(log.map((change) => change.command));
		if (log.length !== before.revision) return 'lost';
		if (changes.some((change) => known.has(change.command))) return 'lost';
		this.logs.set(before.slug, [...log, ...changes]);
		this.#marks.set(before.slug, [...(this.#marks.get(before.slug) ?? []), ...marks]);
		if (fault === 'after') throw new Error('The answer was lost');
		return 'appended';
	}

	async findCommand(slug: Slug, id: string): Promise<Change[]> {
		return this.log(slug).filter((change) => change.command === id);
	}

	async changesSince(slug: Slug, since: number, limit: number): Promise<Change[]> {
		return this.log(slug).slice(since, since + limit);
	}

	async recall(slug: Slug, need: Need, today: Day): Promise<Recalled> {
		return recallFrom(this.log(slug), need, today);
	}

	async boardAt(slug: Slug, revision: number): Promise<Board> {
		return this.#fold(slug, revision);
	}

	async revisionAt(slug: Slug, at: Instant): Promise<number> {
		return this.log(slug).findLast((change) => change.at <= at)?.revision ?? 0;
	}

	async series(
		slug: Slug,
		issues: readonly Slug[],
		{ from, to, points }: Days & { points: number }
	): Promise<Line[]> {
		const marks = this.#marks.get(slug) ?? [];
		return issues.map((issue) => {
			const steps = stepsOf(marks.filter((mark) => mark.issue === issue));
			const stood = within(steps, startOf(from), startOf(addDays(to, 1)) - 1);
			return { issue, steps: thin(stood, points), stood };
		});
	}

	async firstDay(slug: Slug): Promise<Day | null> {
		const days = (this.#marks.get(slug) ?? []).map((mark) => mark.asOf);
		return days.toSorted()[0] ?? null;
	}

	/** Only first pages: what pages hold is for the tests of the real stores. */
	async dossier(slug: Slug, issue: Slug): Promise<Dossier> {
		const log = this.log(slug);
		const entries = entriesIn(log).filter((entry) => entry.issues.includes(issue));
		return {
			entries: { items: entries.slice(0, DOSSIER_PAGE), next: null },
			positions: { items: positionsIn(log, issue).slice(0, DOSSIER_PAGE), next: null },
			changes: { items: log.toReversed().slice(0, DOSSIER_PAGE), next: null }
		};
	}

	async dossierPage<L extends keyof Dossier>(
		slug: Slug,
		issue: Slug,
		list: L
	): Promise<Dossier[L]> {
		return (await this.dossier(slug, issue))[list];
	}

	async comments(slug: Slug, issue: Slug, before = Infinity): Promise<CommentsAnswer> {
		const said = commentsIn(this.log(slug)).toReversed();
		const items = said.filter((each) => each.issue === issue && each.id < before);
		return { items: items.slice(0, COMMENTS_PAGE), next: items[COMMENTS_PAGE - 1]?.id ?? null };
	}

	async entriesBetween(
		slug: Slug,
		issues: readonly Slug[],
		{ from, to, limit }: Days & { limit: number }
	): Promise<Entry[]> {
		return entriesIn(this.log(slug))
			.filter(({ day }) => day >= from && day <= to)
			.filter((entry) => entry.issues.some((issue) => issues.includes(issue)))
			.slice(0, limit);
	}

	async history(slug: Slug, query: HistoryQuery, limit: number): Promise<HistoryAnswer> {
		const { before = Infinity } = query;
		const found = this.log(slug)
			.filter((change) => change.revision < before && isAmong(change, query))
			.toReversed();
		const unsealed = { previous: null, before: null, mark: null, hash: null };
		const items = found.slice(0, limit).map((change) => ({ ...change, ...unsealed }));
		const last = found.length > limit ? items.at(-1) : undefined;
		return { items, next: last ? { before: last.revision, at: last.at, full: true } : null };
	}

	async whoChanged(slug: Slug): Promise<Actor[]> {
		return [...new Map(this.log(slug).map(({ actor }) => [actor.id, actor])).values()];
	}

	/** Nothing is found in memory: finding is for the tests of the real stores. */
	async search(slug: Slug, q: string): Promise<SearchAnswer> {
		return { q, findings: [], more: [], instead: [], revision: this.log(slug).length };
	}

	async cite(): Promise<void> {
		await Promise.resolve();
	}

	async hashAt(slug: Slug, revision: number): Promise<string | null> {
		return revision > 0 && revision <= this.log(slug).length
			? String(revision).padStart(64, '0')
			: null;
	}

	/** Nothing in memory is older than the chain. */
	async seal(): Promise<void> {
		await Promise.resolve();
	}

	async listen(): Promise<void> {
		await Promise.resolve();
	}

	async ready(): Promise<boolean> {
		return this.faults.length === 0;
	}

	async close(): Promise<void> {
		this.logs.clear();
	}

	log(slug: Slug): Change[] {
		return this.logs.get(slug) ?? [];
	}

	#all(): Board[] {
		return [...this.logs.keys()].map((slug) => this.#fold(slug, Infinity));
	}

	#fold(slug: Slug, revision: number): Board {
		return this.log(slug).slice(0, revision).reduce(evolve, emptyBoard(slug));
	}
}
