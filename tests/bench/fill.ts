import { setImmediate } from 'node:timers/promises';
import { DEFAULT_SETTINGS, emptyBoard } from '#lib/domain/board.ts';
import { changesOf, type Change, type Happening } from '#lib/domain/change.ts';
import { addDays, dayOf, instantOf, startOf, type Day } from '#lib/domain/day.ts';
import { STATUSES } from '#lib/domain/status.ts';
import type { Store } from '#lib/server/store/store.ts';
import { appendingOn } from '../server/store/appending.ts';
import { anActor, china, usa, uuidOf } from '../domain/builders.ts';

export const LONG_BOARD = 'long';
const ISSUES = 60;
const YEARS = 10;
/** The day on which the long history ends. */
export const END: Day = '2026-01-01';
const CHUNK = 2_000;

/** The issues of a long board, in their order. */
export const longIssues = Array.from({ length: ISSUES }, (_, index) => `issue-${index}`);

/** Fills a store with one board of 60 issues and this many changes over ten years, through the store's own append. */
export async function fill(store: Store, changes: number): Promise<void> {
	const start = startOf(addDays(END, -Math.round(YEARS * 365.25)));
	const pace = (startOf(END) - start) / changes;
	let board = emptyBoard(LONG_BOARD);
	while (board.revision < changes) {
		const many = Math.min(CHUNK, changes - board.revision);
		const chunk = Array.from({ length: many }, (_, index) => {
			const revision = board.revision + index;
			return happenedAt(revision, instantOf(start + Math.round(pace * revision)));
		});
		const appending = appendingOn(board, chunk);
		if ((await store.append(appending)) === 'lost') throw new Error('Somebody else writes here');
		board = appending.after;
		// What the store does in the background has its turn, as it has between the commits of a server.
		await setImmediate();
	}
}

function happenedAt(revision: number, at: string): Change {
	const stamp = { revision, command: uuidOf(revision + 1), at, actor: anActor() };
	const [change] = changesOf([happening(revision, dayOf(at))], stamp);
	if (!change) throw new Error('Nothing happened');
	return change;
}

/** First the board, its category and its issues, then assessments; one in fifty of them speaks of a day in the last month. */
function happening(revision: number, today: Day): Happening {
	if (revision === 0) {
		return {
			type: 'board.created',
			name: 'Long',
			parties: [usa, china],
			settings: DEFAULT_SETTINGS
		};
	}
	if (revision === 1) return { type: 'category.added', category: { id: 'trade', name: 'Trade' } };
	const issue = longIssues[(revision * 7) % ISSUES] ?? '';
	if (revision - 2 < ISSUES) {
		const title = longIssues[revision - 2] ?? '';
		return {
			type: 'issue.opened',
			issue: title,
			title,
			category: 'trade',
			summary: '',
			salience: 3
		};
	}
	return {
		type: 'issue.assessed',
		issue,
		status: STATUSES[(revision * 31) % 5] ?? null,
		tension: (revision * 37) % 101,
		note: 'Ministers spoke for an hour and agreed to meet again within the month.',
		asOf: revision % 50 === 0 ? addDays(today, -(revision % 30)) : today
	};
}
