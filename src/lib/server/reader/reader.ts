import { findIssue, type Board } from '#lib/domain/board.ts';
import { addDays, dayOf, instantOf, startOf, type Day } from '#lib/domain/day.ts';
import { judgedOn } from '#lib/domain/judged.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { BriefingMaterial, BriefingSpan } from '#lib/protocol/briefing.ts';
import type { CompareAnswer, CompareChoice } from '#lib/protocol/compare.ts';
import { cursorBefore, DOSSIER_PAGE, type Dossier } from '#lib/protocol/dossier.ts';
import type { OfficialAnswer, OfficialQuery, OfficialsAnswer } from '#lib/protocol/officials.ts';
import type { ReasonsAnswer, ReasonsQuery } from '#lib/protocol/reasons.ts';
import type { ScaleBreak } from '#lib/protocol/trends.ts';
import type { TimelineChoice, TimelinePage } from '#lib/protocol/timeline.ts';
import type { IssuePageAnswer, IssuePageQuery } from '#lib/protocol/issue-page.ts';
import type { IssueThen, Past, PastChoice, Reach } from '#lib/protocol/past.ts';
import type { Boards } from '../boards.ts';
import { orInTrouble } from '../database/trouble.ts';
import type { ReaderStore } from '../store/reader-store.ts';
import { briefingMaterial } from './briefing.ts';
import { compare } from './compare.ts';
import { issuePage, ladderBreaks } from './issue-page.ts';
import { lighter } from './lighter.ts';
import { officialOn, officialsOn } from './officials.ts';
import { reasonsAt } from './reasons.ts';

type Asked<K extends PastChoice['kind']> = Extract<PastChoice, { kind: K }>;

/** Answers what readers ask of a board's past. What it is asked for and does not have is a refusal. */
export class Reader {
	readonly #boards: Boards;
	readonly #store: ReaderStore;
	readonly #clock: () => number;

	/** `clock`: milliseconds since 1970. */
	constructor(boards: Boards, store: ReaderStore, clock: () => number = Date.now) {
		this.#boards = boards;
		this.#store = store;
		this.#clock = clock;
	}

	/** The same, of the boards as somebody may see them. */
	of(boards: Boards): Reader {
		return new Reader(boards, this.#store, this.#clock);
	}

	/** A board as it was on a past day, or at a revision, with runs as fine as a card can show. */
	async past(slug: Slug, choice: PastChoice): Promise<Past | Refusal> {
		const present = await this.#boards.board(slug);
		if (isRefusal(present)) return present;
		return choice.kind === 'revision'
			? this.#atRevision(present, choice)
			: this.#onDay(present, choice);
	}

	/** How far back a board can be seen. */
	async reach(slug: Slug): Promise<Reach | Refusal> {
		const present = await this.#boards.board(slug);
		if (isRefusal(present)) return present;
		const today = dayOf(instantOf(this.#clock()));
		return orInTrouble(this.#reach(slug), () => ({ begun: today, first: today }));
	}

	/** What was held of an issue beyond its card, in the past that somebody asks for. */
	async issueThen(slug: Slug, issue: Slug, choice: PastChoice): Promise<IssueThen | Refusal> {
		const past = await this.past(slug, choice);
		if (isRefusal(past)) return past;
		const { board, day, question, now } = past;
		if (!board) return { dossier: NOTHING, steps: [], breaks: [] };
		const isJudged = question === 'judged';
		const dossier = await (isJudged
			? this.#dossierJudged(slug, issue, day)
			: this.#dossierKnown(board, issue));
		if (isRefusal(dossier)) return dossier;
		const steps = await (isJudged
			? this.#store.line(slug, issue, { to: day, points: POINTS })
			: this.#store.lineBy(slug, issue, { revision: board.revision, points: POINTS }));
		const from = dayOf(instantOf(steps[0]?.at ?? startOf(day)));
		const breaks = await ladderBreaks(this.#store, slug, { from, to: day });
		return {
			dossier,
			steps: steps.map(({ at, tension, status }) => [at, tension, status]),
			breaks: breaks.filter(({ at }) => at <= now)
		};
	}

	async #dossierKnown(board: Board, issue: Slug): Promise<Dossier | Refusal> {
		const changes = await this.#boards.dossierPage(
			...([board.slug, issue, 'changes', cursorBefore(LAST_DAY, board.revision + 1)] as const)
		);
		if (isRefusal(changes)) return changes;
		const entries = board.entries.filter((entry) => entry.issues.includes(issue));
		const positions = Object.values(findIssue(board, issue)?.positions ?? {});
		return { ...NOTHING, entries: pageOf(entries), positions: pageOf(positions), changes };
	}

	/** Two states of a board, compared. */
	compare(slug: Slug, choice: CompareChoice): Promise<CompareAnswer | Refusal> {
		const today = dayOf(instantOf(this.#clock()));
		return compare({ boards: this.#boards, store: this.#store, reader: this, today }, slug, choice);
	}

	/** What a briefing of a span is made of. */
	briefing(slug: Slug, span: BriefingSpan): Promise<BriefingMaterial | Refusal> {
		const today = dayOf(instantOf(this.#clock()));
		const asked = { boards: this.#boards, store: this.#store, reader: this, today };
		return briefingMaterial(asked, slug, span);
	}

	/** What one issue's page shows. */
	issuePage(
		slug: Slug,
		issue: Slug,
		query: IssuePageQuery = {}
	): Promise<IssuePageAnswer | Refusal> {
		const today = dayOf(instantOf(this.#clock()));
		const asked = { boards: this.#boards, store: this.#store, today };
		return issuePage(asked, slug, issue, query);
	}

	/** Why lines of a chart stand as they do at a moment. */
	async reasons(slug: Slug, query: ReasonsQuery): Promise<ReasonsAnswer | Refusal> {
		const board = await this.#boards.board(slug);
		if (isRefusal(board)) return board;
		return { reasons: await reasonsAt(this.#store, slug, query) };
	}

	/** When the board's scale was changed, as recorded on these days. */
	async scaleBreaks(slug: Slug, days: { from: Day; to: Day }): Promise<ScaleBreak[] | Refusal> {
		const board = await this.#boards.board(slug);
		return isRefusal(board) ? board : this.#store.scaleBreaks(slug, days);
	}

	/** A page of all entries of a board, past and scheduled. */
	async timeline(slug: Slug, choice: TimelineChoice): Promise<TimelinePage | Refusal> {
		const board = await this.#boards.board(slug);
		if (isRefusal(board)) return board;
		return this.#store.timeline(slug, choice, dayOf(instantOf(this.#clock())));
	}

	/** A page of everybody named on a board, from 1 on. */
	async officials(slug: Slug, page: number): Promise<OfficialsAnswer | Refusal> {
		const board = await this.#boards.board(slug);
		if (isRefusal(board)) return board;
		return officialsOn(this.#store, board, page, dayOf(instantOf(this.#clock())));
	}

	/** What is on record of one official. */
	async official(slug: Slug, id: Slug, query: OfficialQuery): Promise<OfficialAnswer | Refusal> {
		const board = await this.#boards.board(slug);
		if (isRefusal(board)) return board;
		return officialOn(this.#store, board, id, { query, today: dayOf(instantOf(this.#clock())) });
	}

	/** The board as it is now judged that it stood at the end of a day. */
	async judged(board: Board, day: Day): Promise<Board> {
		return judgedOn(board, await this.#store.judgementsOn(board, day));
	}

	/** The same with no more than how its issues stood: it compares as the whole does, and is read much faster. */
	async stood(board: Board, day: Day): Promise<Board> {
		return judgedOn(board, await this.#store.standingsOn(board, day));
	}

	/** The board as it was known when a day ended; null where nothing had been recorded by then. */
	async known(slug: Slug, day: Day): Promise<Board | null | Refusal> {
		const revision = await this.#boards.revisionAt(slug, instantOf(endOf(day)));
		if (typeof revision !== 'number') return revision;
		return revision === 0 ? null : this.#boards.boardAt(slug, revision);
	}

	async #atRevision(present: Board, { revision }: Asked<'revision'>): Promise<Past | Refusal> {
		const board = await this.#boards.boardAt(present.slug, revision);
		if (isRefusal(board)) return board;
		const now = Date.parse(board.at ?? instantOf(this.#clock()));
		const day = dayOf(instantOf(now));
		return { question: 'revision', day, now, board: lighter(board, day) };
	}

	async #onDay(present: Board, { day, question }: Asked<'day'>): Promise<Past | Refusal> {
		const today = dayOf(instantOf(this.#clock()));
		if (day > today) return refuse('invalid', FUTURE, { at: 'must not be after today' });
		const now = Math.min(endOf(day), this.#clock());
		const answer = question ?? (day < (await this.#begun(present.slug)) ? 'judged' : 'known');
		if (answer === 'judged') {
			return { question: answer, day, now, board: await this.judged(present, day) };
		}
		const board = await this.known(present.slug, day);
		if (board && isRefusal(board)) return board;
		return { question: answer, day, now, board: board && lighter(board, day) };
	}

	async #dossierJudged(slug: Slug, issue: Slug, day: Day): Promise<Dossier | Refusal> {
		const cursor = cursorBefore(addDays(day, 1), 0);
		const entries = await this.#boards.dossierPage(slug, issue, 'entries', cursor);
		if (isRefusal(entries)) return entries;
		const positions = await this.#boards.dossierPage(slug, issue, 'positions', cursor);
		if (isRefusal(positions)) return positions;
		const changes = await this.#store.assessmentsUpTo(slug, issue, day, DOSSIER_PAGE);
		return { entries, positions, changes: pageOf(changes) };
	}

	async #reach(slug: Slug): Promise<Reach> {
		const begun = await this.#begun(slug);
		const marked = (await this.#boards.firstDay(slug)) ?? begun;
		return { begun, first: marked < begun ? marked : begun };
	}

	/** The day of a board's first record. */
	async #begun(slug: Slug): Promise<Day> {
		const first = await this.#boards.changesSince(slug, 0, 1);
		const at = isRefusal(first) ? undefined : first.changes[0]?.at;
		return dayOf(at ?? instantOf(this.#clock()));
	}
}

const NOTHING: Dossier = { entries: pageOf([]), positions: pageOf([]), changes: pageOf([]) };

/** A list that is shown as one page, whether more follows or not. */
function pageOf<T>(items: T[]): { items: T[]; next: null } {
	return { items, next: null };
}

/** About how many steps of a line can be told apart in a panel. */
const POINTS = 200;

const LAST_DAY = '9999-12-31';

const FUTURE = 'at: must not be after today';

/** The last millisecond of a day. */
const endOf = (day: Day): number => startOf(addDays(day, 1)) - 1;
