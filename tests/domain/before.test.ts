import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Before, beforeOf } from '#lib/domain/before.ts';
import { emptyBoard, findIssue, type Board } from '#lib/domain/board.ts';
import type { Change, Happening } from '#lib/domain/change.ts';
import { dayOf } from '#lib/domain/day.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Need, Recalled } from '#lib/domain/recall.ts';
import { arbitraryMoves } from './arbitrary-moves.ts';
import { aBoard, anIssue } from './builders.ts';
import { entriesIn, positionsIn, recallFrom, standingOn } from './naive-recall.ts';
import { emptyWorld, played } from './world.ts';

const worlds = arbitraryMoves(60).map((moves) => played(emptyWorld(), moves));

/** Every change of a log with what stood before it. */
function befores(log: readonly Change[]) {
	let board = emptyBoard('us-china');
	return log.map((change, index) => {
		const past = log.slice(0, index);
		const held = board;
		const before = beforeOf(held, change.happening, recalledFor(held, change, past));
		board = evolve(held, change);
		return { change, past, before, held };
	});
}

/** What deciding this happening needed to be told. */
function needOf(board: Board, happening: Happening): Need | null {
	switch (happening.type) {
		case 'issue.assessed': {
			const { issue, asOf } = happening;
			const standing = board.issues.find(({ id }) => id === issue)?.standing;
			return standing && asOf < standing.asOf ? { kind: 'standing', issue, asOf } : null;
		}
		case 'entry.edited':
			return { kind: 'entry', entry: happening.entry.id };
		case 'entry.struck':
			return { kind: 'entry', entry: happening.entry };
		case 'position.withdrawn':
			return { kind: 'position', issue: happening.issue, position: happening.position };
		default:
			return null;
	}
}

function recalledFor(board: Board, { happening, at }: Change, past: Change[]): Recalled[] {
	const need = needOf(board, happening);
	return need ? [recallFrom(past, need, dayOf(at))] : [];
}

test('R5: before an assessment stood what the whole log says of that day', () => {
	fc.assert(
		fc.property(worlds, ({ log }) => {
			for (const { change, past, before, held } of befores(log)) {
				if (change.happening.type !== 'issue.assessed') continue;
				const { issue, asOf } = change.happening;
				// What was said of days before an issue came back does not stand on it.
				if (findIssue(held, issue)?.restored) continue;
				expect(before).toMatchObject({ kind: 'standing', ...standingOn(past, issue, asOf) });
			}
		})
	);
});

test('R5: before an edit or a strike stood the entry as the log left it; before a withdrawal the position', () => {
	fc.assert(
		fc.property(worlds, ({ log }) => {
			for (const { change, past, before } of befores(log)) {
				const { happening } = change;
				if (happening.type === 'entry.edited' || happening.type === 'entry.struck') {
					const id = typeof happening.entry === 'string' ? happening.entry : happening.entry.id;
					const entry = entriesIn(past).find((each) => each.id === id);
					expect(before).toEqual({ kind: 'entry', entry });
				}
				if (happening.type === 'position.withdrawn') {
					const all = positionsIn(past, happening.issue);
					const position = all.find((each) => each.id === happening.position);
					expect(before).toEqual({ kind: 'position', position });
				}
			}
		})
	);
});

test('R5: what stood before is what its schema says, and nothing where something is new', () => {
	fc.assert(
		fc.property(worlds, ({ log }) => {
			for (const { change, before } of befores(log)) {
				if (before) expect(Before.parse(before)).toEqual(before);
				if (/created|added|opened|recorded/.test(change.happening.type)) expect(before).toBeNull();
			}
		})
	);
});

test('R5: of an edit, only the fields that it changes are kept', () => {
	const board = aBoard({ issues: [anIssue({ title: 'Old', salience: 2 })] });
	const edited = { type: 'issue.edited', issue: 'tariffs', title: 'New', note: '' } as const;
	expect(beforeOf(board, edited, undefined)).toEqual({ kind: 'issue', title: 'Old' });
	const set = { type: 'board.edited', settings: { staleDays: 9 }, note: '' } as const;
	const { staleDays } = board.settings;
	expect(beforeOf(board, set, undefined)).toEqual({ kind: 'board', settings: { staleDays } });
});
