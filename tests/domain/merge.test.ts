import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { addDays, dayOf, instantOf } from '#lib/domain/day.ts';
import { boardFields, entryFields, issueFields, personFields } from '#lib/domain/fields.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { createBoard } from './arbitrary-moves.ts';
import { anActor } from './builders.ts';
import { ask, asked, emptyWorld, type World } from './world.ts';

const ann = anActor();
const ben = anActor({ id: 'ben', name: 'Ben' });

/** A board with one of everything that can be edited. */
const begun = (): World =>
	asked(
		emptyWorld('us-china', Date.UTC(2025, 5, 15, 12)),
		createBoard,
		{ type: 'category.add', name: 'Trade' },
		{ type: 'category.add', name: 'Regional' },
		{
			type: 'issue.open',
			title: 'Tariffs',
			category: 'trade',
			assessment: { status: 'strained', tension: 60 }
		},
		{ type: 'person.add', name: 'Jane Roe', party: 'us', role: 'Envoy' },
		{ type: 'entry.record', kind: 'call', day: '2025-06-01', title: 'A call', issues: ['tariffs'] }
	);

const ENTRY = 'a-call-7';
const outlook = {
	kind: 'risk',
	likelihood: 'likely',
	confidence: 'low',
	text: 'New round',
	until: '2025-12-31'
} as const;

/** An edit of one field: the command that sets it to one of two values. */
type Edit = (value: 0 | 1) => CommandInput;

const EDITS: Record<string, Record<string, Edit>> = {
	board: {
		name: (at) => ({ type: 'board.edit', name: `Name ${at}` }),
		'parties.0.capital': (at) => ({ type: 'board.edit', parties: [{ capital: `City ${at}` }, {}] }),
		'parties.1.name': (at) => ({ type: 'board.edit', parties: [{}, { name: `Party ${at}` }] }),
		'settings.staleDays': (at) => ({ type: 'board.edit', settings: { staleDays: 50 + at } }),
		'settings.directionDays': (at) => ({ type: 'board.edit', settings: { directionDays: 50 + at } })
	},
	issue: {
		title: (at) => ({ type: 'issue.edit', issue: 'tariffs', title: `Title ${at}` }),
		summary: (at) => ({ type: 'issue.edit', issue: 'tariffs', summary: `Summary ${at}` }),
		salience: (at) => ({ type: 'issue.edit', issue: 'tariffs', salience: 4 + at }),
		category: () => ({ type: 'issue.edit', issue: 'tariffs', category: 'regional' }),
		status: (at) => ({
			type: 'issue.assess',
			issue: 'tariffs',
			status: at ? 'talks' : 'rupture'
		}),
		tension: (at) => ({ type: 'issue.assess', issue: 'tariffs', tension: 70 + at }),
		outlook: (at) => ({
			type: 'issue.assess',
			issue: 'tariffs',
			outlook: { ...outlook, text: `Round ${at}` }
		})
	},
	entry: {
		title: (at) => ({ type: 'entry.edit', entry: ENTRY, title: `Title ${at}` }),
		day: (at) => ({ type: 'entry.edit', entry: ENTRY, day: addDays('2025-05-01', at) }),
		kind: (at) => ({ type: 'entry.edit', entry: ENTRY, kind: at ? 'visit' : 'meeting' }),
		source: (at) => ({ type: 'entry.edit', entry: ENTRY, source: { publisher: `Paper ${at}` } })
	},
	person: {
		name: (at) => ({ type: 'person.edit', person: 'jane-roe', name: `Jane ${at}` }),
		role: (at) => ({ type: 'person.edit', person: 'jane-roe', role: `Role ${at}` }),
		from: (at) => ({ type: 'person.edit', person: 'jane-roe', from: addDays('2025-05-01', at) })
	},
	category: {
		name: (at) => ({ type: 'category.edit', category: 'trade', name: `Trade ${at}` })
	}
};

/** The fields of the thing that edits of that kind are about. */
function fieldsOn({ board, log }: World, thing: string): Record<string, unknown> {
	const [issue] = board.issues;
	const [person] = board.people;
	const entry = board.entries.find(({ id }) => id === ENTRY);
	if (!issue || !person || !entry) throw new Error(`The board lost something: ${log.length}`);
	const [category] = board.categories;
	return (
		{
			board: boardFields(board),
			issue: issueFields(issue),
			entry: entryFields(entry),
			person: personFields(person),
			category: { name: category?.name }
		}[thing] ?? {}
	);
}

const expecting = (command: CommandInput, expectation: number): CommandInput => ({
	...command,
	...{ expect: expectation }
});

const editsOf = (thing: string) => Object.entries(EDITS[thing] ?? {});
const arbitraryThing = fc.constantFrom(...Object.keys(EDITS));
const arbitraryEdit = arbitraryThing.chain((thing) =>
	fc.record({ thing: fc.constant(thing), edit: fc.constantFrom(...editsOf(thing)) })
);

describe('E3: edits of different fields merge silently', () => {
	test('each stands, whoever was first, though neither saw the other', () => {
		const pairs = arbitraryEdit.chain(({ thing, edit }) => {
			const others = editsOf(thing).filter(([field]) => field !== edit[0]);
			return others.length === 0
				? fc.constant(null)
				: fc.record({
						thing: fc.constant(thing),
						mine: fc.constant(edit),
						theirs: fc.constantFrom(...others)
					});
		});
		fc.assert(
			fc.property(pairs, (pair) => {
				if (!pair) return;
				const world = begun();
				const seen = world.board.revision;
				const [[field, mine], [other, theirs]] = [pair.mine, pair.theirs];
				const first = ask(world, expecting(theirs(0), seen), ben);
				const second = ask(first.world, expecting(mine(1), seen), ann);
				expect(isRefusal(second.outcome), JSON.stringify(second.outcome)).toBe(false);
				const alone = fieldsOn(ask(world, mine(1), ann).world, pair.thing);
				const after = fieldsOn(second.world, pair.thing);
				expect(after[field]).toEqual(alone[field]);
				expect(after[other]).toEqual(fieldsOn(first.world, pair.thing)[other]);
			})
		);
	});
});

describe('E4: of edits of the same field, exactly one stands and the other is told', () => {
	test.each(Object.keys(EDITS).flatMap((thing) => editsOf(thing).map(([field]) => [thing, field])))(
		'%s: %s',
		(thing = '', field = '') => {
			const edit = EDITS[thing]?.[field];
			if (!edit || field === 'category') return;
			const world = begun();
			const seen = world.board.revision;
			const first = ask(world, expecting(edit(0), seen), ben);
			const second = ask(first.world, expecting(edit(1), seen), ann);
			const theirs = fieldsOn(first.world, thing)[field];
			expect(second.outcome).toMatchObject({
				code: 'conflict',
				conflicts: [{ field, theirs, by: ben, revision: first.world.board.revision }]
			});
			expect(second.world.board).toEqual(first.world.board);
			const informed = ask(second.world, expecting(edit(1), first.world.board.revision), ann);
			expect(isRefusal(informed.outcome)).toBe(false);
		}
	);

	test('of any number of people at once, the first stands and each other one is told of it', () => {
		const people = fc.integer({ min: 2, max: 6 });
		fc.assert(
			fc.property(arbitraryEdit, people, ({ thing, edit: [field, edit] }, many) => {
				const world = begun();
				const seen = world.board.revision;
				let held = world;
				const outcomes = Array.from({ length: many }, (_, at) => {
					const by = anActor({ id: `person-${at}`, name: `Person ${at}` });
					const played = ask(held, expecting(edit(at === 0 ? 0 : 1), seen), by);
					held = played.world;
					return played.outcome;
				});
				const told = outcomes.filter((each) => isRefusal(each));
				// There is one category to move to: whoever wants the same is told that nothing would change.
				const code = field === 'category' ? 'invalid' : 'conflict';
				expect(told.map((each) => 'code' in each && each.code)).toEqual(
					Array.from({ length: many - 1 }, () => code)
				);
				expect(fieldsOn(held, thing)).toEqual(fieldsOn(ask(world, edit(0)).world, thing));
			})
		);
	});

	test('who wants the same as what was set is not held up, nor who made the change', () => {
		const world = begun();
		const seen = world.board.revision;
		const edit = EDITS['issue']?.['status'];
		const tension: CommandInput = { type: 'issue.assess', issue: 'tariffs', tension: 80 };
		if (!edit) throw new Error('There is no such edit');
		const first = ask(world, { ...tension, status: 'rupture' }, ben).world;
		const same = ask(first, { ...tension, status: 'rupture', note: 'So say I', expect: seen }, ann);
		expect(isRefusal(same.outcome)).toBe(false);
		expect(isRefusal(ask(first, expecting(edit(1), seen), ben).outcome)).toBe(false);
	});

	test('on a past day, who has not seen what was judged of that day is told of it', () => {
		const world = begun();
		const seen = world.board.revision;
		const past = (tension: number): CommandInput => ({
			type: 'issue.assess',
			issue: 'tariffs',
			tension,
			asOf: addDays(dayOf(instantOf(world.now)), -30)
		});
		const first = ask(world, past(20), ben).world;
		expect(ask(first, expecting(past(30), seen), ann).outcome).toMatchObject({
			code: 'conflict',
			conflicts: [{ field: 'tension', mine: 30, theirs: 20, by: ben }]
		});
		const today: CommandInput = { type: 'issue.assess', issue: 'tariffs', tension: 61 };
		expect(isRefusal(ask(first, expecting(today, seen), ann).outcome)).toBe(false);
	});
});
