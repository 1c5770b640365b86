import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyBoard, type Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { addDays, dayOf } from '#lib/domain/day.ts';
import { isAhead, latestOf } from '#lib/domain/evolve-entries.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { isOpen } from '#lib/domain/issue.ts';
import { markOf } from '#lib/domain/mark.ts';
import { RUN_DAYS, tensionOn } from '#lib/domain/run.ts';
import { byStanding, type Mark } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { arbitraryMoves } from './arbitrary-moves.ts';
import { entriesIn, positionsIn } from './naive-recall.ts';
import { emptyWorld, played } from './world.ts';

const worlds = arbitraryMoves(60).map((moves) => played(emptyWorld(), moves));

type IssueMark = Mark & { issue: Slug };

interface Moment {
	board: Board;
	past: Change[];
	marks: IssueMark[];
	today: string;
}

/** Every board of a log's history beside the log and the marks up to it. */
function historyOf(log: readonly Change[]): Moment[] {
	let board = emptyBoard('us-china');
	let marks: IssueMark[] = [];
	return log.map((change, index) => {
		board = evolve(board, change);
		marks = [...marks, markOf(board, change)].filter((mark) => mark !== null);
		return { board, past: log.slice(0, index + 1), marks, today: dayOf(change.at) };
	});
}

/** What the series says of an issue at the end of a day. */
function markedOn(marks: readonly IssueMark[], issue: Slug, day: string) {
	const known = marks.filter((mark) => mark.issue === issue && mark.asOf <= day);
	const { status = null, tension = null } = known.toSorted(byStanding).at(-1) ?? {};
	return { status, tension };
}

test('D8: a board shows the latest three entries of every issue that the whole log has', () => {
	fc.assert(
		fc.property(worlds, fc.nat({ max: 400 }), ({ log }, later) => {
			for (const { board, past, today } of historyOf(log)) {
				const all = entriesIn(past);
				for (const day of [today, addDays(today, later)]) {
					for (const { id } of board.issues) {
						const touching = all.filter((each) => each.day <= day && each.issues.includes(id));
						expect(latestOf(board.entries, id, day)).toEqual(touching.slice(0, 3));
					}
				}
			}
		})
	);
});

test('D8: a board holds everything that is still ahead, and little else', () => {
	fc.assert(
		fc.property(worlds, ({ log }) => {
			for (const { board, past, today } of historyOf(log)) {
				const ahead = entriesIn(past).filter((each) => isAhead(each, today));
				expect(board.entries.filter((each) => isAhead(each, today))).toEqual(ahead);
				if (past.at(-1)?.happening.type.startsWith('entry.')) {
					const most = ahead.length + 3 * board.issues.length;
					expect(board.entries.length).toBeLessThanOrEqual(most);
				}
			}
		})
	);
});

test("D9: a card shows each party's latest position of the whole log", () => {
	fc.assert(
		fc.property(worlds, ({ log }) => {
			for (const { board, past } of historyOf(log)) {
				for (const issue of board.issues) {
					const all = positionsIn(past, issue.id);
					for (const { id } of board.parties) {
						expect(issue.positions[id]).toEqual(all.find((each) => each.party === id));
					}
				}
			}
		})
	);
});

test('D5: the judgement that stands on a card is the one at which the series ends', () => {
	fc.assert(
		fc.property(worlds, ({ log }) => {
			for (const { board, marks, today } of historyOf(log)) {
				for (const { id, standing } of board.issues.filter(isOpen)) {
					const { status = null, tension = null } = standing ?? {};
					expect({ status, tension }).toEqual(markedOn(marks, id, today));
				}
			}
		})
	);
});

test("D12: an issue's run says the tension of each of its days as the whole log does", () => {
	fc.assert(
		fc.property(worlds, fc.nat({ max: RUN_DAYS }), ({ log }, ago) => {
			for (const { board, marks, today } of historyOf(log)) {
				const day = addDays(today, -ago);
				for (const { id, run } of board.issues) {
					expect(tensionOn(run, day)).toBe(markedOn(marks, id, day).tension);
				}
			}
		})
	);
});

test('D10: news is the latest first, and never of what was struck or withdrawn', () => {
	fc.assert(
		fc.property(worlds, ({ board, log }) => {
			const order = board.news.map(
				({ asOf, revision }) => `${asOf} ${String(revision).padStart(6, '0')}`
			);
			expect(order).toEqual(order.toSorted().toReversed());
			const entries = new Set(entriesIn(log).map((entry) => entry.id));
			for (const line of board.news) {
				if (line.kind === 'happened') expect(entries).toContain(line.entry);
				if (line.kind !== 'said') continue;
				const held = positionsIn(log, line.issue).map((position) => position.id);
				expect(held).toContain(line.position);
			}
		})
	);
});
