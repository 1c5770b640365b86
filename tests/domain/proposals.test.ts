import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import { findIssue } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import { MOST_PROPOSALS } from '#lib/domain/proposal.ts';
import { STATUSES } from '#lib/domain/status.ts';
import { createBoard } from './arbitrary-moves.ts';
import { anActor } from './builders.ts';
import { pick, pickFrom } from './make.ts';
import { ask, asked, emptyWorld, type World } from './world.ts';

const ann = anActor();
const ben = anActor({ id: 'ben', name: 'Ben' });
const robot = anActor({ kind: 'program', id: 'key-1', name: 'Intake', of: 'ann' });

const assess = (over: object = {}): CommandInput => ({
	type: 'issue.assess',
	issue: 'tariffs',
	status: 'rupture',
	...over
});

/** A board with one issue that stands at talks, 50, and asks for a second editor where a move is long. */
const world = asked(
	emptyWorld(),
	createBoard,
	{ type: 'board.edit', settings: { secondEyes: true } },
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
	{ type: 'issue.assess', issue: 'tariffs', status: 'talks', tension: 50 }
);
/** The same, with the issue itself marked and the board asking for nothing. */
const marked = asked(
	world,
	{ type: 'board.edit', settings: { secondEyes: false } },
	{ type: 'issue.edit', issue: 'tariffs', secondEyes: true }
);

const typesOf = (outcome: Change[] | Refusal): string[] =>
	isRefusal(outcome) ? [outcome.code] : outcome.map(({ happening }) => happening.type);
const after = (held: World, command: CommandInput, actor = ann): World => {
	const { world: next, outcome } = ask(held, command, actor);
	expect(isRefusal(outcome), JSON.stringify(outcome)).toBe(false);
	return next;
};
const standing = ({ board }: World) => findIssue(board, 'tariffs')?.standing;
const confirm = (proposal: number, over: object = {}): CommandInput => ({
	type: 'proposal.confirm',
	proposal,
	...over
});

describe('Q1: what a second editor must agree to is proposed', () => {
	test.each(STATUSES.map((status, rung) => [status, Math.abs(rung - 2) > 1] as const))(
		'from talks to %s: %s',
		(status, isProposed) => {
			const { outcome } = ask(world, assess({ status, tension: 51 }));
			expect(typesOf(outcome)).toEqual([isProposed ? 'proposal.made' : 'issue.assessed']);
		}
	);

	test('a board that does not ask for it takes a leap at once', () => {
		const easy = asked(world, { type: 'board.edit', settings: { secondEyes: false } });
		expect(typesOf(ask(easy, assess()).outcome)).toEqual(['issue.assessed']);
	});

	test.each<CommandInput>([
		assess({ status: 'talks', tension: 51 }),
		{ type: 'issue.edit', issue: 'tariffs', secondEyes: false },
		{ type: 'issue.archive', issue: 'tariffs' },
		{ type: 'position.state', issue: 'tariffs', party: 'us', text: 'Wants balance' },
		{ type: 'entry.record', kind: 'call', day: '2024-12-01', title: 'A call', issues: ['tariffs'] },
		{ type: 'change.undo', revision: 5 }
	])('any change of a marked issue: $type', (command) => {
		const { world: next, outcome } = ask(marked, command);
		expect(typesOf(outcome)).toEqual(['proposal.made']);
		expect({ ...next.board, ...unchanging }).toEqual({ ...marked.board, ...unchanging });
		const confirmed = ask(next, confirm(next.board.revision), ben);
		expect(typesOf(confirmed.outcome)[0]).toBe('proposal.confirmed');
		expect(typesOf(confirmed.outcome)).toHaveLength(2);
	});

	test('a remark on a marked issue is recorded at once', () => {
		const { outcome } = ask(marked, { type: 'issue.note', issues: ['tariffs'], note: 'Heard' });
		expect(typesOf(outcome)).toEqual(['issue.noted']);
	});

	test('it says what was asked, why, by whom, and against which revision', () => {
		const { board } = after(world, assess({ note: 'Channel closed', expect: 5 }));
		expect(board.proposals).toEqual([
			expect.objectContaining({
				revision: 6,
				against: 5,
				by: ann,
				command: {
					type: 'issue.assess',
					issue: 'tariffs',
					status: 'rupture',
					note: 'Channel closed'
				}
			})
		]);
	});

	test('so many wait on one issue and no more', () => {
		const full = Array.from({ length: MOST_PROPOSALS }).reduce<World>(
			(held) => after(held, assess()),
			world
		);
		expect(typesOf(ask(full, assess()).outcome)).toEqual(['invalid']);
	});
});

const unchanging = { revision: 0, at: null, proposals: [] };

describe('Q2: a second editor confirms', () => {
	const proposed = after(world, assess({ note: 'Channel closed' }));

	test('it is the assessment of who proposed it, confirmed by the second', () => {
		const { world: next, outcome } = ask(proposed, confirm(6), ben);
		expect(typesOf(outcome)).toEqual(['proposal.confirmed', 'issue.assessed']);
		expect(standing(next)).toMatchObject({
			status: 'rupture',
			tension: 50,
			note: 'Channel closed',
			by: ann,
			confirmedBy: ben
		});
		expect(next.board.news[0]?.by).toEqual(ann);
		expect(next.board.proposals).toEqual([]);
		expect(typesOf(ask(next, confirm(6), ben).outcome)).toEqual(['not_found']);
	});

	test('nobody their own, by hand or by a program; and no program at all', () => {
		expect(typesOf(ask(proposed, confirm(6), ann).outcome)).toEqual(['forbidden']);
		const byRobot = after(world, assess(), robot);
		expect(typesOf(ask(byRobot, confirm(6), ann).outcome)).toEqual(['forbidden']);
		expect(typesOf(ask(byRobot, confirm(6), ben).outcome)[0]).toBe('proposal.confirmed');
		const other = anActor({ kind: 'program', id: 'key-2', name: 'Other', of: 'ben' });
		expect(typesOf(ask(proposed, confirm(6), other).outcome)).toEqual(['forbidden']);
	});

	test('who is told that the issue moved since, and confirms it all the same', () => {
		const moved = after(proposed, assess({ status: 'progress', note: 'A deal' }), ben);
		const { outcome } = ask(moved, confirm(6), ben);
		expect(outcome).toMatchObject({
			code: 'conflict',
			conflicts: [{ field: 'status', mine: 'rupture', theirs: 'progress', by: ben, revision: 7 }]
		});
		const { world: next } = ask(moved, confirm(6, { expect: 7 }), ben);
		expect(standing(next)?.status).toBe('rupture');
	});
});

describe('Q3: it is declined with a reason, or withdrawn', () => {
	const proposed = after(world, assess());

	test('declined by a second editor, who says why', () => {
		const declined = after(
			proposed,
			{ type: 'proposal.decline', proposal: 6, note: 'Too soon' },
			ben
		);
		expect({ ...declined.board, ...unchanging }).toEqual({ ...world.board, ...unchanging });
		const own = ask(proposed, { type: 'proposal.decline', proposal: 6, note: 'No' }, ann);
		expect(typesOf(own.outcome)).toEqual(['forbidden']);
	});

	test('withdrawn by whoever made it alone, also by undoing it', () => {
		const withdraw: CommandInput = { type: 'proposal.withdraw', proposal: 6 };
		expect(typesOf(ask(proposed, withdraw, ben).outcome)).toEqual(['forbidden']);
		expect(after(proposed, withdraw).board.proposals).toEqual([]);
		expect(after(proposed, { type: 'change.undo', revision: 6 }).board.proposals).toEqual([]);
	});
});

describe('Q4: undoing is a change like any other', () => {
	test('to undo a leap that was confirmed is a leap', () => {
		const leapt = after(after(world, assess()), confirm(6), ben);
		const { world: undoing, outcome } = ask(leapt, { type: 'change.undo', revision: 8 }, ben);
		expect(typesOf(outcome)).toEqual(['proposal.made']);
		const { world: undone, outcome: confirmed } = ask(undoing, confirm(9), ann);
		expect(standing(undone)?.status).toBe('talks');
		expect(isRefusal(confirmed) ? null : confirmed[1]?.happening.undoes).toBe(8);
	});
});

const people = [ann, ben, anActor({ id: 'cai', name: 'Cai' }), robot];

/** Any of what people do to an issue and to what waits on it. */
const arbitraryAct = fc
	.record({ who: fc.constantFrom(...people), what: pick, at: pick })
	.map(({ who, what, at }) => (held: World): [CommandInput, Actor] => {
		const proposal = pickFrom(held.board.proposals, at)?.revision ?? 1;
		const status = pickFrom(STATUSES, at);
		const acts: CommandInput[] = [
			assess({ status, tension: at % 101, ...(what % 2 === 0 && { expect: held.board.revision }) }),
			confirm(proposal, what % 3 === 0 ? { expect: held.board.revision } : {}),
			{ type: 'proposal.decline', proposal, note: 'No' },
			{ type: 'proposal.withdraw', proposal },
			{ type: 'change.undo', revision: 1 + (at % held.board.revision) }
		];
		return [pickFrom(acts, what) ?? assess(), who];
	});

test('Q5: whatever people do in whatever order, nobody confirms their own, each is decided once, and what is not confirmed changes nothing', () => {
	fc.assert(
		fc.property(
			fc.array(arbitraryAct, { maxLength: 60, size: 'max' }),
			fc.boolean(),
			(acts, all) => {
				let held = all ? marked : world;
				for (const act of acts) {
					const [command, actor] = act(held);
					const { world: next, outcome } = ask(held, command, actor);
					const confirmed = typesOf(outcome)[0] === 'proposal.confirmed';
					const touched = typesOf(outcome).some((type) => type.startsWith('proposal.'));
					if (touched && !confirmed) expect(next.board.issues).toEqual(held.board.issues);
					const isMarked = findIssue(held.board, 'tariffs')?.secondEyes;
					const moves = typesOf(outcome).some((type) => type.startsWith('issue.'));
					if (isMarked && moves) expect(confirmed).toBe(true);
					held = next;
				}
				const decided = held.log.flatMap(({ happening, actor }) =>
					'proposal' in happening ? [{ happening, actor }] : []
				);
				expect(new Set(decided.map(({ happening }) => happening.proposal)).size).toBe(
					decided.length
				);
				for (const { happening, actor } of decided) {
					const made = held.log[happening.proposal - 1];
					expect(made?.happening.type).toBe('proposal.made');
					const isOwn = (made?.actor.of ?? made?.actor.id) === (actor.of ?? actor.id);
					expect(isOwn).toBe(happening.type === 'proposal.withdrawn');
					if (happening.type === 'proposal.confirmed') expect(actor.kind).toBe('person');
				}
			}
		),
		{ numRuns: 300 }
	);
});
