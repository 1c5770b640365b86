import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, instantOf } from '#lib/domain/day.ts';
import { glanceOf } from '#lib/domain/glance.ts';
import { isOpen } from '#lib/domain/issue.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { arbitraryMoves, createBoard } from './arbitrary-moves.ts';
import { arbitraryStatus, arbitraryTension } from './arbitrary-values.ts';
import { anActor } from './builders.ts';
import { pick, pickFrom } from './make.ts';
import { ask, asked, emptyWorld, played } from './world.ts';

const begun = () =>
	asked(
		emptyWorld('us-china', Date.UTC(2025, 5, 15, 12)),
		createBoard,
		{ type: 'category.add', name: 'Trade' },
		{ type: 'issue.open', title: 'Tariffs', category: 'trade' }
	);

const assess = { type: 'issue.assess', issue: 'tariffs' } as const;
const risk = { kind: 'risk', likelihood: 'likely', confidence: 'low', text: 'New round' } as const;
const cardOf = ({ board }: ReturnType<typeof begun>) => board.issues[0];

test("D6: a backdated assessment never changes today's card unless nothing newer stands", () => {
	const said = fc.record({ status: arbitraryStatus, tension: arbitraryTension });
	fc.assert(
		fc.property(arbitraryMoves(), pick, said, fc.nat({ max: 900 }), (moves, at, judged, ago) => {
			const world = played(emptyWorld(), moves);
			const open = world.board.issues.filter((each) => isOpen(each) && each.standing);
			const issue = pickFrom(open, at);
			fc.pre(issue?.standing !== null && issue?.standing !== undefined);
			const asOf = addDays(issue.standing.asOf, -1 - ago);
			const outlook = { ...risk, until: addDays(dayOf(instantOf(world.now)), 30) };
			const after = asked(world, { ...assess, issue: issue.id, ...judged, asOf, outlook });
			const card = after.board.issues.find((each) => each.id === issue.id);
			expect(card?.standing).toEqual(issue.standing);
			expect(card?.outlook).toEqual(issue.outlook);
			expect(after.board.news).toEqual(world.board.news);
		})
	);
});

describe('what stands', () => {
	test('D6: a backdated assessment stands where nothing newer does', () => {
		const after = asked(begun(), { ...assess, tension: 40, asOf: '2019-05-01' });
		expect(cardOf(after)?.standing).toMatchObject({ tension: 40, asOf: '2019-05-01' });
	});

	test('D5: of two assessments of one day, the one recorded later stands', () => {
		const after = asked(
			begun(),
			{ ...assess, tension: 40, asOf: '2025-03-01' },
			{ ...assess, tension: 60, asOf: '2025-03-01' }
		);
		expect(cardOf(after)?.standing?.tension).toBe(60);
	});

	test('D7: a field left out keeps what stood on that day', () => {
		const after = asked(
			begun(),
			{ ...assess, status: 'talks', tension: 40, asOf: '2024-03-01' },
			{ ...assess, status: 'rupture', tension: 90, asOf: '2025-03-01' },
			{ ...assess, tension: 45, asOf: '2024-06-01' },
			{ ...assess, tension: 80 }
		);
		expect(after.log.at(-2)?.happening).toMatchObject({ status: 'talks', tension: 45 });
		expect(after.log.at(-1)?.happening).toMatchObject({ status: 'rupture', tension: 80 });
	});

	test('D7: null says "not assessed", which is neither zero nor settled', () => {
		const after = asked(
			begun(),
			{ ...assess, status: 'talks', tension: 40 },
			{ ...assess, status: null, tension: null }
		);
		expect(cardOf(after)?.standing).toMatchObject({ status: null, tension: null });
	});

	test('D7: an issue that nobody assessed has no status, no tension and no age', () => {
		const { board } = begun();
		const [issue] = board.issues;
		const glance = issue && glanceOf(board, issue, '2025-06-15');
		expect(glance).toMatchObject({ status: null, tension: null, age: null, stale: false });
	});

	test('D6: an outlook taken back stays back, whatever is backdated before it', () => {
		const outlook = { ...risk, until: '2025-12-31' };
		const after = asked(
			begun(),
			{ ...assess, tension: 40, outlook, asOf: '2025-05-01' },
			{ ...assess, outlook: null, asOf: '2025-06-01' },
			{ ...assess, tension: 50, outlook, asOf: '2025-05-15' }
		);
		expect(cardOf(after)?.outlook).toBeNull();
	});

	test('D20: the day of an assessment begins at midnight UTC, and must have begun', () => {
		const late = { ...begun(), now: Date.UTC(2025, 5, 15, 23, 59, 59, 999) };
		const tomorrow = { ...assess, tension: 40, asOf: '2025-06-16' };
		expect(ask(late, tomorrow).outcome).toMatchObject({
			code: 'invalid',
			fields: { asOf: 'must not be in the future' }
		});
		const midnight = { ...late, now: late.now + 1 };
		expect(isRefusal(ask(midnight, tomorrow).outcome)).toBe(false);
	});
});

describe('two people at once', () => {
	const ben = anActor({ id: 'ben', name: 'Ben' });
	const expect4 = { ...assess, tension: 70, expect: 3 };

	test('D19: who did not see what somebody else set is told of both values, who, when and why', () => {
		const { world } = ask(
			begun(),
			{ ...assess, status: 'talks', tension: 40, note: 'Envoys met' },
			ben
		);
		expect(ask(world, expect4).outcome).toEqual({
			code: 'conflict',
			message: 'Ben changed tension meanwhile',
			fields: { tension: 'is now 40' },
			conflicts: [
				{
					field: 'tension',
					mine: 70,
					theirs: 40,
					revision: 4,
					by: ben,
					at: '2025-06-15T12:00:00.000Z',
					note: 'Envoys met'
				}
			]
		});
	});

	test('D19: who saw it, made it, or expects nothing is not held up', () => {
		const { world } = ask(begun(), { ...assess, tension: 40 }, ben);
		const accepted = [
			ask(world, { ...expect4, expect: 4 }),
			ask(world, expect4, ben),
			ask(world, { ...assess, tension: 70 })
		];
		expect(accepted.map(({ outcome }) => isRefusal(outcome))).toEqual([false, false, false]);
	});
});
