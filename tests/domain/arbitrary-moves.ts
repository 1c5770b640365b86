import fc from 'fast-check';
import type { CommandInput } from '#lib/domain/command.ts';
import { MOST_ERAS } from '#lib/domain/era.ts';
import { STATUSES } from '#lib/domain/status.ts';
import { arbitraryEntryMake } from './arbitrary-entry-moves.ts';
import { arbitraryIssueMake } from './arbitrary-issue-moves.ts';
import {
	arbitraryActor,
	arbitraryPause,
	arbitraryText,
	arbitraryTitle
} from './arbitrary-values.ts';
import { china, usa } from './builders.ts';
import { pick, pickFrom, type Make } from './make.ts';
import { ask, type Move, type World } from './world.ts';
import { isRefusal } from '#lib/domain/refusal.ts';

const editBoard = fc
	.record({ days: fc.integer({ min: 1, max: 365 }), note: arbitraryText })
	.map(({ days, note }): Make => ({ board }) => {
		const staleDays = (board.settings.staleDays % 3650) + 1;
		const name = `United States - China ${board.revision}`;
		return {
			type: 'board.edit',
			expect: board.revision,
			name,
			settings: { directionDays: days, staleDays },
			note
		};
	});

const addCategory = arbitraryTitle.map(
	(name): Make =>
		(world) =>
			addCategoryTo(world, name)
);

function addCategoryTo({ board }: World, name: string): CommandInput {
	const taken = board.categories.some((each) => each.name === name);
	return { type: 'category.add', name: taken ? `${name} ${board.revision}` : name };
}

const editCategory = fc.record({ at: pick }).map(({ at }): Make => ({ board }) => {
	const category = pickFrom(board.categories, at)?.id;
	return category ? { type: 'category.edit', category, name: `Renamed ${board.revision}` } : null;
});

const removeCategory = fc.record({ at: pick }).map(({ at }): Make => ({ board }) => {
	const used = new Set(board.issues.map((issue) => issue.category));
	const unused = board.categories.filter((each) => !used.has(each.id));
	const category = pickFrom(unused, at)?.id;
	return category ? { type: 'category.remove', category } : null;
});

const moveCategory = fc.record({ at: pick, to: pick }).map(({ at, to }): Make => ({ board }) => {
	const ids = board.categories.map(({ id }) => id);
	const category = pickFrom(ids, at);
	const others = ids.filter((_, index) => index !== ids.indexOf(category ?? '') + 1);
	const before = pickFrom([...others.filter((id) => id !== category), null], to) ?? null;
	const isLast = ids.at(-1) === category;
	return category && !(isLast && before === null)
		? { type: 'category.move', category, before }
		: null;
});

const editLadder = fc.constantFrom(...STATUSES).map((status): Make => ({ board }) => ({
	type: 'board.edit',
	ladder: { [status]: board.ladder[status] ? null : { word: `Word ${board.revision}` } }
}));

const addPerson = fc
	.record({ name: arbitraryTitle, party: pick, from: fc.constantFrom('2021-01-20', undefined) })
	.map(({ name, party: side, from }): Make => ({ board }) => {
		const party = pickFrom(board.parties, side)?.id ?? '';
		return { type: 'person.add', name, party, role: 'Minister', from };
	});

const editPerson = fc.record({ at: pick }).map(({ at }): Make => ({ board }) => {
	const person = pickFrom(board.people, at)?.id;
	const role = `Envoy ${board.revision}`;
	return person ? { type: 'person.edit', person, role, from: null } : null;
});

const addEra = fc
	.record({ name: arbitraryTitle, to: fc.constantFrom('2025-01-19', undefined) })
	.map(
		({ name, to }): Make =>
			({ board }) =>
				board.eras.length < MOST_ERAS ? { type: 'era.add', name, from: '2021-01-20', to } : null
	);

const editEra = fc.record({ at: pick }).map(({ at }): Make => ({ board }) => {
	const era = pickFrom(board.eras, at)?.id;
	const name = `Era ${board.revision}`;
	return era ? { type: 'era.edit', era, name, to: null } : null;
});

const removeEra = fc.record({ at: pick }).map(({ at }): Make => ({ board }) => {
	const era = pickFrom(board.eras, at)?.id;
	return era ? { type: 'era.remove', era } : null;
});

const saveBriefing: Make = ({ board }) => ({
	type: 'briefing.save',
	title: `Briefing ${board.revision}`,
	from: '2025-01-01',
	to: '2025-03-31',
	made: board.revision,
	summary: '',
	digest: 'a'.repeat(64)
});

const arbitraryFrameMake = fc.oneof(
	{ weight: 1, arbitrary: editBoard },
	{ weight: 3, arbitrary: addCategory },
	{ weight: 1, arbitrary: editCategory },
	{ weight: 1, arbitrary: moveCategory },
	{ weight: 1, arbitrary: editLadder },
	{ weight: 2, arbitrary: removeCategory },
	{ weight: 2, arbitrary: addPerson },
	{ weight: 1, arbitrary: fc.constant(saveBriefing) },
	{ weight: 1, arbitrary: editPerson },
	{ weight: 1, arbitrary: addEra },
	{ weight: 1, arbitrary: editEra },
	{ weight: 1, arbitrary: removeEra }
);

/** Whatever can be undone of what was done. */
const undo = fc.record({ at: pick, note: arbitraryText }).map(({ at, note }): Make => (world) => {
	const revision = pickFrom(world.log, at)?.revision ?? 1;
	const command: CommandInput = { type: 'change.undo', revision, note };
	return isRefusal(ask(world, command).outcome) ? null : command;
});

const arbitraryMake: fc.Arbitrary<Make> = fc.oneof(
	{ weight: 2, arbitrary: arbitraryFrameMake },
	{ weight: 6, arbitrary: arbitraryIssueMake },
	{ weight: 4, arbitrary: arbitraryEntryMake },
	{ weight: 2, arbitrary: undo }
);

/** The command that creates the board of the United States and China. */
export const createBoard = {
	type: 'board.create',
	name: 'United States - China',
	parties: [usa, china]
} satisfies CommandInput;

/** What every world can be asked for when it has nothing of what a move speaks of. */
function groundwork(world: World): CommandInput {
	const [category] = world.board.categories;
	if (world.board.revision === 0) return createBoard;
	if (!category) return addCategoryTo(world, 'Trade');
	return { type: 'issue.open', title: 'Tariffs', category: category.id };
}

/** A move that any world accepts: it creates the board, then adds to it whatever it lacks to speak of. */
export const arbitraryMove: fc.Arbitrary<Move> = fc
	.record({ after: arbitraryPause, actor: arbitraryActor, make: arbitraryMake })
	.map(({ after, actor, make }) => ({
		after,
		actor,
		commandOn: (world) => (world.board.revision > 0 ? make(world) : null) ?? groundwork(world)
	}));

/** Moves that an empty world accepts one after another. */
export const arbitraryMoves = (most = 40): fc.Arbitrary<Move[]> =>
	fc.array(arbitraryMove, { minLength: 1, maxLength: most, size: 'max' });
