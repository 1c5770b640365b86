import { setImmediate } from 'node:timers/promises';
import { DEFAULT_SETTINGS, emptyBoard } from '#lib/domain/board.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { changesOf, type Change, type Happening } from '#lib/domain/change.ts';
import { addDays, dayOf, instantOf, startOf, type Day } from '#lib/domain/day.ts';
import { ENTRY_KINDS } from '#lib/domain/entry.ts';
import type { Person } from '#lib/domain/person.ts';
import { STATUSES } from '#lib/domain/status.ts';
import { EVERY } from '#lib/server/store/snapshots.ts';
import type { Store } from '#lib/server/store/store.ts';
import { anActor, china, usa, uuidOf } from '../domain/builders.ts';
import { appendingOn } from '../server/store/appending.ts';
import { END, longIssues } from './fill.ts';

export const CHRONICLE = 'chronicle';
const OFFICIALS = 40;
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
/** Of three of them a word is made, of which a text has one: as many words as the texts of ten years have. */
const SYLLABLES = [
	...['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'qui', 'ro', 'su'],
	...['ta', 've', 'wi', 'xo', 'yu', 'za', 'bren', 'clo', 'dra', 'fler', 'grom', 'stri']
];
/** Said once in ten thousand changes. */
const RARE = ['Woodside', '稀土'];

/**
 * Fills a store with one board of 60 issues over ten years, of which one change in ten is an entry that names two
 * of 40 officials, and one in forty a position, by five people, one of whom hardly ever writes.
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
	const official = revision - 2 - longIssues.length;
	if (official < OFFICIALS) return { type: 'person.added', person: personOf(official) };
	if (revision % 10 === 0) return recorded(revision, today);
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

function recorded(revision: number, day: Day): Happening {
	const issue = longIssues[(revision / 10) % longIssues.length] ?? '';
	const named = [revision / 10, Math.floor(revision / 100)].map((each) => each % OFFICIALS);
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
			people: [...new Set(named)].map((official) => personOf(official).id),
			source: { publisher: `Paper ${revision % 30}`, title: textOf(revision + 5) }
		}
	};
}

const personOf = (official: number): Person => ({
	id: `official-${official}`,
	name: `${wordOf(official * 991)} ${wordOf(official * 577)}`,
	party: official % 2 ? 'cn' : 'us',
	role: `Minister of ${wordOf(official * 313)}`
});

function stated(revision: number, issue: string, asOf: Day): Happening {
	const position = { id: `position-${revision + 1}`, party: 'cn', text: textOf(revision), asOf };
	return { type: 'position.stated', issue, position };
}

/** Each of the words that can be made of the syllables, again and again. */
const wordOf = (number: number): string =>
	[1, SYLLABLES.length, SYLLABLES.length ** 2]
		.map((place) => SYLLABLES[Math.floor(number / place) % SYLLABLES.length])
		.join('');

/** Three of the common words and another, and now and then a rare one. */
function textOf(number: number): string {
	const three = [number, number * 7 + 1, number * 13 + 5].map((each) => WORDS[each % 10]);
	const rare = number % 10_007 === 0 ? RARE : [];
	return [...three, wordOf(number), ...rare, number].join(', ');
}
