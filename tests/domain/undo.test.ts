import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { dayOf } from '#lib/domain/day.ts';
import { boardFields, entryFields, issueFields, personFields } from '#lib/domain/fields.ts';
import { lasting } from '#lib/domain/outlook.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { emptyBoard } from '#lib/domain/board.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { arbitraryMoves, createBoard } from './arbitrary-moves.ts';
import { anActor } from './builders.ts';
import { pick, pickFrom } from './make.ts';
import { entriesIn, positionsIn, standingOn } from './naive-recall.ts';
import { ask, asked, emptyWorld, played, type World } from './world.ts';

const ben = anActor({ id: 'ben', name: 'Ben' });

/** Everything of a world that a person can have changed, without who touched it when. */
function standsIn({ board, log }: World): object {
	const today = dayOf(board.at ?? '');
	const entries = entriesIn(log).map((entry) => ({ id: entry.id, ...entryFields(entry) }));
	return {
		frame: boardFields(board),
		archived: board.archived !== null,
		categories: board.categories,
		people: board.people.map((person) => personFields(person)),
		issues: board.issues.map((issue) => ({
			...issueFields(issue),
			outlook: lasting(issue.outlook, today) && issueFields(issue)['outlook'],
			positions: issue.positions,
			held: positionsIn(log, issue.id)
		})),
		entries
	};
}

/** What is not taken back, and says why. */
const FINAL = [
	...['board.created', 'board.archived', 'board.restored'],
	...['person.added', 'issue.noted', 'briefing.saved']
];
const isUndoable = ({ happening }: Change): boolean => !FINAL.includes(happening.type);

/** The world as it was before a change of its log, at its present moment. */
const worldBefore = (world: World, revision: number): World => {
	const log = world.log.slice(0, revision - 1);
	const board = log.reduce(evolve, emptyBoard(world.board.slug));
	return { ...world, board: { ...board, at: world.board.at }, log };
};

const undo = (world: World, revision: number, by = anActor()) =>
	ask(world, { type: 'change.undo', revision }, by);

test('E10: undoing the last change restores everything as it was, and undoing that brings it back', () => {
	fc.assert(
		fc.property(arbitraryMoves(30), (moves) => {
			const world = played(emptyWorld(), moves);
			const last = world.log.at(-1);
			if (!last || !isUndoable(last) || last.happening.type === 'issue.opened') return;
			const undone = undo(world, last.revision, ben);
			if (isRefusal(undone.outcome)) {
				expect(undone.outcome.message).toBe(
					'It changed neither status, tension nor an outlook that lasts'
				);
				return;
			}
			expect(undone.outcome[0]?.happening.undoes).toBe(last.revision);
			expect(standsIn(undone.world)).toEqual(standsIn(worldBefore(world, last.revision)));
			const redone = undo(undone.world, undone.world.board.revision);
			expect(isRefusal(redone.outcome), JSON.stringify(redone.outcome)).toBe(false);
			expect(standsIn(redone.world)).toEqual(standsIn(world));
		}),
		{ numRuns: 400 }
	);
});

test('E10: any change is undone, or refused with the reason and nothing changed', () => {
	fc.assert(
		fc.property(arbitraryMoves(30), pick, (moves, at) => {
			const world = played(emptyWorld(), moves);
			const change = pickFrom(world.log, at);
			if (!change) return;
			const { outcome, world: after } = undo(world, change.revision);
			if (!isRefusal(outcome)) {
				expect(outcome.every(({ happening }) => happening.undoes === change.revision)).toBe(true);
				return;
			}
			expect(after).toEqual(world);
			expect(outcome.message).not.toBe('');
			expect(['conflict', 'invalid', 'not_found']).toContain(outcome.code);
		}),
		{ numRuns: 400 }
	);
});

/** A board with an issue at 60, opened at 4 and assessed at 5. */
const begun = () =>
	asked(
		emptyWorld('us-china', Date.UTC(2025, 5, 15, 12)),
		createBoard,
		{ type: 'category.add', name: 'Trade' },
		{ type: 'category.add', name: 'Regional' },
		{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
		{ type: 'issue.assess', issue: 'tariffs', status: 'strained', tension: 60 }
	);
const assess = { type: 'issue.assess', issue: 'tariffs' } as const;
const issueOf = ({ issues }: Board) => issues[0];

describe('E11: what somebody has since changed is not undone', () => {
	test('the refusal says who changed what to what, when and why', () => {
		const world = asked(begun(), { ...assess, tension: 70 });
		const since = ask(world, { ...assess, tension: 90, note: 'Ships' }, ben).world;
		expect(undo(since, 6).outcome).toMatchObject({
			code: 'conflict',
			message: 'Ben changed tension since',
			conflicts: [{ field: 'tension', mine: 60, theirs: 90, by: ben, revision: 7, note: 'Ships' }]
		});
	});

	test('other fields that were changed since stay as they are', () => {
		const world = asked(begun(), { ...assess, tension: 70 }, { ...assess, status: 'rupture' });
		const { standing } = issueOf(undo(world, 6).world.board) ?? {};
		expect(standing).toMatchObject({ status: 'rupture', tension: 60 });
	});

	test('set to the same by somebody else, it is theirs', () => {
		const world = asked(begun(), { ...assess, tension: 70 }, { ...assess, tension: 80 });
		const same = ask(world, { ...assess, tension: 70 }, ben).world;
		expect(undo(same, 6).outcome).toMatchObject({ code: 'conflict' });
	});

	test('what was put back by undoing can be undone further', () => {
		const world = asked(begun(), { ...assess, tension: 70 }, { ...assess, tension: 80 });
		const once = undo(world, 7).world;
		const twice = undo(once, 6).world;
		expect(issueOf(twice.board)?.standing?.tension).toBe(60);
	});

	test('an issue is not closed by undoing once somebody has worked on it', () => {
		const world = begun();
		expect(undo(world, 4).outcome).toMatchObject({ code: 'conflict' });
		const fresh = asked(world, { type: 'issue.open', title: 'AI', category: 'trade' });
		expect(issueOf(undo(fresh, 6).world.board)?.archived).toBeNull();
		expect(undo(fresh, 6).world.board.issues[1]?.archived).not.toBeNull();
	});

	test('a category that has issues by now stays, and so does an entry that was edited', () => {
		expect(undo(begun(), 2).outcome).toMatchObject({ fields: { category: 'is in use' } });
		const world = asked(
			begun(),
			{ type: 'entry.record', kind: 'call', day: '2025-06-01', title: 'X', issues: ['tariffs'] },
			{ type: 'entry.edit', entry: 'x-6', title: 'Y' }
		);
		expect(undo(world, 6).outcome).toMatchObject({ code: 'conflict' });
	});
});

describe('E10: undo puts back', () => {
	test('a past day as it was, and leaves the card alone', () => {
		const world = asked(begun(), { ...assess, tension: 20, asOf: '2025-03-01' });
		const undone = undo(world, 6).world;
		expect(standingOn(undone.log, 'tariffs', '2025-03-01')).toEqual({
			status: null,
			tension: null
		});
		expect(issueOf(undone.board)?.standing).toEqual(issueOf(world.board)?.standing);
	});

	test('an entry under its id, as it was', () => {
		const world = asked(
			begun(),
			{ type: 'entry.record', kind: 'call', day: '2025-06-01', title: 'X', issues: ['tariffs'] },
			{ type: 'entry.strike', entry: 'x-6' }
		);
		expect(undo(world, 7).world.board.entries.map(({ id }) => id)).toEqual(['x-6']);
	});

	test('a category in its place', () => {
		const world = asked(begun(), { type: 'category.add', name: 'Security' });
		const removed = asked(world, { type: 'category.remove', category: 'regional' });
		const back = undo(removed, 7).world.board;
		expect(back.categories).toEqual(world.board.categories);
		expect(back.removedCategories).toEqual([]);
	});

	test('no position of an issue that is archived by now, until it is restored', () => {
		const stated = asked(begun(), {
			type: 'position.state',
			issue: 'tariffs',
			party: 'us',
			text: 'Wants balance'
		});
		const gone = asked(
			stated,
			{ type: 'position.withdraw', issue: 'tariffs', position: 'position-6' },
			{ type: 'issue.archive', issue: 'tariffs' }
		);
		expect(undo(gone, 7).outcome).toMatchObject({
			code: 'invalid',
			fields: { issue: 'is archived' }
		});
		const restored = asked(gone, { type: 'issue.restore', issue: 'tariffs' });
		expect(undo(restored, 7).world.board.issues[0]?.positions['us']?.text).toBe('Wants balance');
	});

	test('nothing where there is no such change, or it only made something', () => {
		expect(undo(begun(), 99).outcome).toMatchObject({ code: 'not_found' });
		expect(undo(begun(), 1).outcome).toMatchObject({ code: 'invalid' });
	});
});

test('E12: what cannot be undone is refused, and the refusal says so', () => {
	const world = asked(
		begun(),
		{ type: 'person.add', name: 'Ann Example', party: 'us', role: 'Envoy' },
		{ type: 'issue.note', issues: ['tariffs'], note: 'Nothing moved' },
		{ ...assess, status: 'strained', tension: 60, note: 'As it was' },
		{ type: 'board.archive' },
		{ type: 'board.restore' }
	);
	const last = world.board.revision;
	for (const revision of [1, last - 4, last - 3, last - 2, last]) {
		const { outcome, world: after } = undo(world, revision);
		expect(outcome).toMatchObject({ code: 'invalid', fields: { revision: 'cannot be undone' } });
		expect(after).toEqual(world);
	}
	const archived = asked(begun(), { type: 'board.archive' });
	expect(isRefusal(undo(archived, archived.board.revision).outcome)).toBe(true);
});
