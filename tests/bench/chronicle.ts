import { setImmediate } from 'node:timers/promises';
import { DEFAULT_SETTINGS, emptyBoard } from '#lib/domain/board.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { changesOf, type Change, type Happening } from '#lib/domain/change.ts';
import { addDays, dayOf, instantOf, startOf, type Day } from '#lib/domain/day.ts';
import { ENTRY_KINDS } from '#lib/domain/entry.ts';
import { STATUSES } from '#lib/domain/status.ts';
import { EVERY } from '#lib/server/store/snapshots.ts';
import type { Store } from '#lib/server/store/store.ts';
import { anActor, china, usa, uuidOf } from '../domain/builders.ts';
import { appendingOn } from '../server/store/appending.ts';
import { END, longIssues } from './fill.ts';

export const CHRONICLE = 'chronicle';
/** Words of which every text is made, so that some are rare and some are everywhere. */
const WORDS = [
	'ministers spoke for an hour',
	'tariffs on electric vehicles',
	'the channel stays open',
	'会谈在北京举行',
	'出口管制清单',
	'a second round is arranged',
	'关税措施延期',
	'soybean purchases resume',
	'an aircraft was intercepted',
	'working group on fentanyl'
];
/** Said once in ten thousand changes. */
const RARE = ['Woodside', '稀土'];

/**
 * Fills a store with one board of 60 issues over ten years, of which one change in ten is an entry and one in forty a position,
 * by five people, one of whom hardly ever writes.
 */
export async function fillChronicle(store: Store, changes: number): Promise<void> {
	const start = startOf(addDays(END, -3_652));
	const pace = (startOf(END) - start) / changes;
	let board = emptyBoard(CHRONICLE);
	while (board.revision < changes) {
		// No more at once than lie between two boards that are kept: of a commit, one is.
		const many = Math.min(EVERY, changes - board.revision);
		const chunk = Array.from({ length: many }, (_, index) => {
			const revision = board.revision + index;
			return changeAt(revision, instantOf(start + Math.round(pace * revision)));
		});
		const appending = appendingOn(board, chunk);
		if ((await store.append(appending)) === 'lost') throw new Error('Somebody else writes here');
		board = appending.after;
		await setImmediate();
	}
}

function changeAt(revision: number, at: string): Change {
	const actor = writerOf(revision);
	const stamp = { revision, command: uuidOf(revision + 1), at, actor };
	const [change] = changesOf([happeningAt(revision, dayOf(at))], stamp);
	if (!change) throw new Error('Nothing happened');
	return change;
}

const writerOf = (revision: number): Actor =>
	revision % 9_973 === 0
		? anActor({ id: 'zoe', name: 'Zoe' })
		: anActor({ id: `writer-${revision % 4}`, name: `Writer ${revision % 4}` });

function happeningAt(revision: number, today: Day): Happening {
	if (revision === 0) {
		const parties: [typeof usa, typeof china] = [usa, china];
		return { type: 'board.created', name: 'Chronicle', parties, settings: DEFAULT_SETTINGS };
	}
	if (revision === 1) return { type: 'category.added', category: { id: 'trade', name: 'Trade' } };
	const issue = longIssues[(revision * 7) % longIssues.length] ?? '';
	const opened = longIssues[revision - 2];
	if (opened !== undefined) {
		const body = { title: opened, category: 'trade', summary: '', salience: 3 };
		return { type: 'issue.opened', issue: opened, ...body };
	}
	if (revision % 10 === 0) return recorded(revision, issue, today);
	if (revision % 40 === 1) return stated(revision, issue, today);
	return {
		type: 'issue.assessed',
		issue,
		status: STATUSES[(revision * 31) % 5] ?? null,
		tension: (revision * 37) % 101,
		note: textOf(revision),
		asOf: revision % 50 === 3 ? addDays(today, -(revision % 30)) : today
	};
}

function recorded(revision: number, issue: string, day: Day): Happening {
	return {
		type: 'entry.recorded',
		entry: {
			id: `entry-${revision + 1}`,
			kind: ENTRY_KINDS[revision % 8] ?? 'call',
			day,
			title: textOf(revision + 3),
			text: textOf(revision * 3),
			issues: [issue],
			parties: ['us'],
			people: [],
			source: { publisher: `Paper ${revision % 30}`, title: textOf(revision + 5) }
		}
	};
}

function stated(revision: number, issue: string, asOf: Day): Happening {
	const position = { id: `position-${revision + 1}`, party: 'cn', text: textOf(revision), asOf };
	return { type: 'position.stated', issue, position };
}

/** Three of the words, and now and then a rare one. */
function textOf(number: number): string {
	const three = [number, number * 7 + 1, number * 13 + 5].map((each) => WORDS[each % 10]);
	const rare = number % 10_007 === 0 ? RARE : [];
	return [...three, ...rare, number].join(', ');
}
