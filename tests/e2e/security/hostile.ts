import { Command, type CommandInput, type CommandType } from '#lib/domain/command.ts';

/** Text that would be an element of this class, and would run, wherever it is taken for anything but text. */
export const HOSTILE = `</script>"'><img class=ran src=/x onerror=ran()>`;
/** The same for where only twelve letters fit. */
export const SHORT = '<i id=ran>';
const SOURCE = { title: HOSTILE, publisher: HOSTILE, url: 'https://example.org/<img class=ran>' };

const PARTY = { name: HOSTILE, iso: 'US', capital: HOSTILE, timezone: 'UTC' };
const TODAY = new Date().toISOString().slice(0, 10);
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const OUTLOOK = {
	...({ kind: 'risk', likelihood: 'likely', confidence: 'low', text: HOSTILE } as const),
	until: TOMORROW
};

/** Commands that fill every field, where it takes text with the hostile one. */
export const COMMANDS: CommandInput[] = [
	{
		type: 'board.create',
		name: HOSTILE,
		parties: [
			{ id: 'us', ...PARTY },
			{ id: 'cn', ...PARTY, iso: 'CN' }
		],
		settings: { asksReason: false },
		ladder: { rupture: { word: SHORT } },
		visibility: 'public'
	},
	{
		type: 'board.edit',
		expect: 1,
		name: HOSTILE,
		parties: [PARTY, PARTY],
		settings: { staleDays: 90 },
		ladder: { rupture: { word: `${SHORT}!` } },
		visibility: 'public',
		note: HOSTILE
	},
	{ type: 'category.add', name: HOSTILE },
	{
		type: 'issue.open',
		title: HOSTILE,
		category: 'CATEGORY',
		summary: HOSTILE,
		salience: 5,
		secondEyes: false,
		assessment: {
			status: 'rupture',
			tension: 90,
			note: HOSTILE,
			asOf: TODAY,
			source: SOURCE,
			outlook: OUTLOOK
		}
	},
	{
		type: 'issue.edit',
		issue: 'ISSUE',
		expect: 1,
		title: HOSTILE,
		category: 'CATEGORY',
		summary: HOSTILE,
		salience: 4,
		secondEyes: false,
		note: HOSTILE
	},
	{
		type: 'issue.assess',
		issue: 'ISSUE',
		expect: 1,
		status: 'strained',
		tension: 70,
		note: HOSTILE,
		asOf: TODAY,
		source: SOURCE,
		outlook: OUTLOOK
	},
	{ type: 'issue.note', issues: ['ISSUE'], note: HOSTILE },
	{
		type: 'person.add',
		name: HOSTILE,
		party: 'us',
		role: HOSTILE,
		from: '2020-01-01',
		to: TOMORROW
	},
	{ type: 'era.add', name: HOSTILE, from: '2020-01-01', to: '2021-01-01', source: SOURCE },
	{
		type: 'briefing.save',
		title: HOSTILE,
		from: '2025-01-01',
		to: '2025-02-01',
		made: 1,
		summary: HOSTILE,
		digest: '0'.repeat(64)
	},
	{
		type: 'position.state',
		issue: 'ISSUE',
		party: 'us',
		text: HOSTILE,
		asOf: TODAY,
		source: SOURCE
	},
	{
		type: 'position.state',
		issue: 'ISSUE',
		party: 'us',
		text: `${HOSTILE} again`,
		asOf: TODAY,
		source: SOURCE
	},
	{
		type: 'entry.record',
		kind: 'agreement',
		day: TODAY,
		title: HOSTILE,
		text: HOSTILE,
		issues: ['ISSUE'],
		parties: ['us'],
		people: [],
		source: SOURCE,
		terms: { effective: TODAY, expires: TOMORROW, review: TOMORROW }
	},
	{
		type: 'entry.record',
		kind: 'meeting',
		day: TOMORROW,
		title: HOSTILE,
		text: HOSTILE,
		issues: ['ISSUE']
	},
	{ type: 'comment.post', issue: 'ISSUE', text: HOSTILE, mentions: [] }
];

/** Commands that write no text anywhere that those above do not write it to. */
export const SAME_PLACES: readonly CommandType[] = [
	...(['board.archive', 'board.restore', 'board.delete'] as const),
	...(['category.edit', 'category.remove', 'category.move'] as const),
	...(['issue.archive', 'issue.restore', 'position.withdraw'] as const),
	...(['entry.edit', 'entry.strike', 'person.edit', 'era.edit', 'era.remove'] as const),
	...(['comment.edit', 'comment.delete', 'change.undo'] as const),
	...(['proposal.confirm', 'proposal.decline', 'proposal.withdraw'] as const)
];

/** Every field of every command that takes any text, as a path, by what the schemas accept. */
export function fieldsOfText(): string[] {
	return COMMANDS.flatMap((given) =>
		pathsIn(given)
			.filter((path) => {
				const word = `zq ${SHORT}`.slice(0, 12);
				return Command.safeParse(withAt(given, path, word)).success;
			})
			.map((path) => `${given.type} ${path.join('.')}`)
	);
}

/** Where the strings of a value are. */
const pathsIn = (value: unknown): string[][] => {
	if (typeof value === 'string') return [[]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) =>
		pathsIn(each).map((rest) => [key, ...rest])
	);
};

function withAt(value: object, [key = '', ...rest]: string[], text: string): object {
	const held: unknown = Reflect.get(value, key);
	const put = typeof held === 'object' && held !== null ? withAt(held, rest, text) : text;
	return Array.isArray(value) ? Object.values({ ...value, [key]: put }) : { ...value, [key]: put };
}

export const textAt = (value: unknown, path: string[]): unknown =>
	path.reduce<unknown>(
		(held, key) => (typeof held === 'object' && held !== null ? Reflect.get(held, key) : undefined),
		value
	);
