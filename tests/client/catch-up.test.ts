import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { emptyBoard } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { arbitraryMoves } from '../domain/arbitrary-moves.ts';
import { emptyWorld, played } from '../domain/world.ts';
import { aPage, FakeServer, pass } from './fake-server.ts';

/** What happens to a page between commits. Numbers choose among what there is by then. */
const arbitraryFate = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({ kind: fc.constant('commit' as const), tells: fc.boolean() })
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('deliver' as const),
			from: fc.nat(60),
			count: fc.integer({ min: 1, max: 5 }),
			backwards: fc.boolean()
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constantFrom('hang up', 'fall silent', 'go down', 'recover') })
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('pass' as const),
			ms: fc.integer({ min: 1, max: 15_000 })
		})
	}
);
type Fate = typeof arbitraryFate extends fc.Arbitrary<infer F> ? F : never;

test('V19: whatever is lost, doubled or out of order, a page ends as the fold of the log and never goes back', async () => {
	vi.useFakeTimers({ now: Date.UTC(2025, 5, 15, 12) });
	const fates = fc.array(arbitraryFate, { maxLength: 60, size: 'max' });
	const anyCourse = fc.asyncProperty(arbitraryMoves(60), fates, async (moves, course) => {
		const { log } = played(emptyWorld(), moves);
		const server = new FakeServer();
		server.log = [];
		server.board = emptyBoard('us-china');
		const { live, disconnect } = aPage(server);
		let seen = 0;
		live.onChanges((_, before, after) => {
			expect(before.revision).toBe(seen);
			expect(after.revision).toBeGreaterThan(seen);
			seen = after.revision;
		});
		for (const fate of course) await meet(server, log, fate);
		// What an open connection has lost shows with the next change, or when it ends.
		server.mood = 'up';
		server.hangUp();
		await pass(30_000, server);
		expect(live.confirmed).toEqual(server.log.reduce(evolve, emptyBoard('us-china')));
		expect(live.state).toBe('live');
		disconnect();
	});
	await fc.assert(anyCourse, { numRuns: 60 }).finally(() => vi.useRealTimers());
}, 60_000);

async function meet(server: FakeServer, log: readonly Change[], fate: Fate): Promise<void> {
	switch (fate.kind) {
		case 'commit': {
			const next = log.slice(server.log.length, server.log.length + 1);
			server.log.push(...next);
			server.board = next.reduce(evolve, server.board);
			if (fate.tells) server.tell(next);
			return;
		}
		case 'deliver': {
			const some = server.log.slice(fate.from, fate.from + fate.count);
			return server.tell(fate.backwards ? some.toReversed() : some);
		}
		case 'hang up':
			return server.hangUp();
		case 'fall silent':
			server.mood = 'silent';
			return;
		case 'go down':
			server.mood = 'down';
			return server.hangUp();
		case 'recover':
			server.mood = 'up';
			return;
		case 'pass':
			await vi.advanceTimersByTimeAsync(fate.ms);
			return;
		default:
			return fate satisfies never;
	}
}
