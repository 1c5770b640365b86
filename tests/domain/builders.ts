import type { Actor } from '#lib/domain/actor.ts';
import { ANYONE, houseAsker, type Asker } from '#lib/domain/asker.ts';
import type { Assessment } from '#lib/domain/assessment.ts';
import { DEFAULT_SETTINGS, emptyBoard, type Board } from '#lib/domain/board.ts';
import type { Change, Happening } from '#lib/domain/change.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { Party } from '#lib/domain/party.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Position } from '#lib/domain/position.ts';
import type { Role } from '#lib/domain/role.ts';
import type { Source } from '#lib/domain/source.ts';

/** The moment builders speak of unless told otherwise. */
export const NOW = '2025-06-15T12:00:00.000Z';
export const TODAY = '2025-06-15';

/** A valid UUID, another for each number. */
export const uuidOf = (number: number): string =>
	`00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const anActor = (over: Partial<Actor> = {}): Actor => ({
	kind: 'person',
	id: 'ann',
	name: 'Ann',
	...over
});

/** Somebody who may do everything, in that name. */
export const anAsker = (over: Partial<Actor> = {}): Asker => houseAsker(anActor(over));

/** Somebody with a role on one board. */
export const anEditor = (
	over: Partial<Actor> = {},
	role: Role = 'editor',
	board = 'us-china'
): Asker => ({
	...ANYONE,
	actor: anActor(over),
	boards: new Map([[board, role]])
});

export const usa: Party = {
	id: 'us',
	name: 'United States',
	iso: 'US',
	capital: 'Washington',
	timezone: 'America/New_York'
};

export const china: Party = {
	id: 'cn',
	name: 'China',
	iso: 'CN',
	capital: 'Beijing',
	timezone: 'Asia/Shanghai'
};

export const aSource = (over: Partial<Source> = {}): Source => ({
	publisher: 'Reuters',
	title: 'Talks resume',
	url: 'https://example.org/talks',
	date: '2025-06-01',
	...over
});

export const anAssessment = (over: Partial<Assessment> = {}): Assessment => ({
	status: 'talks',
	tension: 50,
	note: '',
	asOf: '2025-06-01',
	at: '2025-06-01T09:00:00.000Z',
	revision: 4,
	by: anActor(),
	...over
});

/** An issue that nobody has assessed. */
export const anIssue = (over: Partial<Issue> = {}): Issue => ({
	id: 'tariffs',
	title: 'Tariffs',
	category: 'trade',
	summary: '',
	salience: 3,
	opened: '2025-01-01',
	archived: null,
	restored: null,
	standing: null,
	outlook: null,
	touched: {},
	run: [],
	positions: {},
	...over
});

export const anEntry = (over: Partial<Entry> = {}): Entry => ({
	id: 'a-meeting-5',
	kind: 'meeting',
	day: '2025-06-01',
	title: 'A meeting',
	text: '',
	issues: ['tariffs'],
	parties: [],
	people: [],
	...over
});

export const aPosition = (over: Partial<Position> = {}): Position => ({
	id: 'position-6',
	party: 'us',
	text: 'Wants balanced trade',
	asOf: '2025-06-01',
	...over
});

export const aPerson = (over: Partial<Person> = {}): Person => ({
	id: 'jane-roe',
	name: 'Jane Roe',
	party: 'us',
	role: 'Trade Representative',
	...over
});

/** A board of two parties, one category and one issue. */
export const aBoard = (over: Partial<Board> = {}): Board => ({
	...emptyBoard('us-china'),
	revision: 10,
	at: NOW,
	name: 'United States - China',
	parties: [usa, china],
	settings: DEFAULT_SETTINGS,
	categories: [{ id: 'trade', name: 'Trade' }],
	issues: [anIssue()],
	...over
});

/** A change that made this happen, next after revision 10. */
export const aChange = (happening: Happening, over: Partial<Change> = {}): Change => ({
	revision: 11,
	command: uuidOf(11),
	at: NOW,
	actor: anActor(),
	happening,
	...over
});
