import { assessmentOf, type Assessed } from './assessed.ts';
import { NOT_ASSESSED, type Judgement } from './assessment.ts';
import type { Board } from './board.ts';
import { authorOf } from './change.ts';
import { dayNumber, dayNumberAt, instantOf, type Day, type Instant } from './day.ts';
import { newestFirst, recordedAt, type Entry } from './entry.ts';
import type { Issue } from './issue.ts';
import { NEWS_HELD, type News } from './news.ts';
import type { DatedOutlook } from './outlook.ts';
import type { Position } from './position.ts';
import { tensionOn, type Run } from './run.ts';
import type { Step } from './series.ts';

/** What the whole log says of one issue's past day, by the days that its lines speak of. */
export interface JudgedIssue {
	/** The latest two assessments up to the day, the later first. */
	assessments: readonly Assessed[];
	/** When it was archived, where it was on that day. */
	archived: Day | null;
	outlook: DatedOutlook | null;
	positions: readonly Position[];
	/** Its line over the days that a run holds, up to that day; it may be thinned to what tension needs. */
	steps: readonly Step[];
	/** What stood on the day that direction compares with. */
	before: { day: Day; tension: number | null };
}

/** What the whole log says of a past day. Entries are of that day or before. */
export interface Judgements {
	issues: ReadonlyMap<string, JudgedIssue>;
	entries: readonly Entry[];
}

/**
 * The board as it is now judged that it stood on a day: today's issues, categories and parties, with what the whole log says of
 * that day, whenever it was recorded.
 */
export function judgedOn(board: Board, { issues, entries }: Judgements): Board {
	const judged = board.issues.map((issue) => judgedIssue(issue, issues.get(issue.id)));
	const newest = entries.toSorted(newestFirst);
	const news = newsOf(issues, newest, board);
	return { ...board, issues: judged, entries: newest, news, proposals: [] };
}

function judgedIssue(issue: Issue, judged: JudgedIssue | undefined): Issue {
	const [latest] = judged?.assessments ?? [];
	const { before = { day: issue.opened, tension: null }, steps = [] } = judged ?? {};
	return {
		...issue,
		archived: judged?.archived ?? null,
		standing: latest ? assessmentOf(latest) : null,
		outlook: judged?.outlook ?? null,
		run: withTension(runOf(steps), before),
		positions: Object.fromEntries((judged?.positions ?? []).map((each) => [each.party, each]))
	};
}

/** Steps as a run: what stood at the end of each day on which there were some. */
function runOf(steps: readonly Step[]): Run {
	const run: Run = [];
	for (const { at, tension } of steps) {
		const day = dayNumberAt(at);
		if (run.at(-1)?.[0] === day) run.pop();
		run.push([day, tension]);
	}
	return run;
}

/** The run with what stood at the end of a day, where thinning has lost it. */
function withTension(run: Run, { day, tension }: JudgedIssue['before']): Run {
	if (tensionOn(run, day) === tension) return run;
	const number = dayNumber(day);
	const after = run.filter(([each]) => each > number);
	return [...run.filter(([each]) => each < number), [number, tension], ...after];
}

/** What a board that holds this knows of what happened lately: of each issue its latest turn, entries and positions. */
function newsOf(issues: Judgements['issues'], entries: readonly Entry[], board: Board): News[] {
	const lines = [...issues].flatMap(([issue, { assessments, positions }]) => [
		...movedTo(issue, assessments),
		...positions.map((position) => said(issue, position, board))
	]);
	return [...lines, ...entries.map((entry) => happened(entry, board))]
		.toSorted((a, b) => (a.asOf === b.asOf ? b.revision - a.revision : a.asOf < b.asOf ? 1 : -1))
		.slice(0, NEWS_HELD);
}

function movedTo(issue: string, [latest, before]: readonly Assessed[]): News[] {
	if (!latest) return [];
	const { asOf, note } = latest.happening;
	const { revision, at } = latest;
	const by = authorOf(latest);
	const from = before ? judgementOf(before) : NOT_ASSESSED;
	return [{ kind: 'moved', issue, revision, at, asOf, by, from, to: judgementOf(latest), note }];
}

const judgementOf = ({ happening: { status, tension } }: Assessed): Judgement => ({
	status,
	tension
});

function said(issue: string, position: Position, board: Board): News {
	const { id, party, text, asOf, source } = position;
	const revision = Number(id.slice(id.lastIndexOf('-') + 1));
	return {
		...stampOf(board, revision),
		...{ kind: 'said', issue, position: id, party, text, asOf },
		...(source && { publisher: source.publisher })
	};
}

function happened(entry: Entry, board: Board): News {
	const { id, issues, title, day: asOf, source } = entry;
	return {
		...stampOf(board, recordedAt(entry)),
		...{ kind: 'happened', entry: id, issues, title, asOf },
		...(source && { publisher: source.publisher })
	};
}

/** Who recorded an entry or a position, and when, is not read for a past day: the log at that revision says it. */
const stampOf = (board: Board, revision: number): Pick<News, 'revision' | 'at' | 'by'> => ({
	revision,
	at: board.at ?? FIRST,
	by: { kind: 'system', id: 'demarche', name: 'Demarche' }
});

const FIRST: Instant = instantOf(0);
