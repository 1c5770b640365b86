import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowered, visited } from '#lib/protocol/visit.ts';
import { keptOf, type Epoch } from '#lib/server/store/epoch.ts';
import { visitsOf, type Visits } from '#lib/server/visits/visits.ts';

const BOARD = 'us-china';
const begun: Epoch = { name: 'one', restored: null };
const restoredOf = (of: string, name: string, kept: number): Epoch => ({
	name,
	restored: { made: '2025-03-01T00:00:00.000Z', of, heads: { [BOARD]: kept } }
});

/** One browser, and what a server in an epoch finds in it. */
function aBrowser(): { at: (epoch: Epoch) => Visits; cookies: Map<string, string> } {
	const cookies = new Map<string, string>();
	const jar = {
		get: (name: string) => cookies.get(name),
		set: (name: string, value: string) => void cookies.set(name, value)
	};
	const server = (epoch: Epoch) => ({
		...{ person: null, visits: { of: () => expect.unreachable() } },
		...{ epoch: epoch.name, keptOf: (board: string, of: string) => keptOf(epoch, board, of) }
	});
	return { at: (epoch) => visitsOf(server(epoch), jar, true), cookies };
}

const SEEN = { base: 40, seen: 60, at: 1_700_000_000_000 };

test('Y11, V36: after a restoration a browser has seen no more than the log has kept, however long it has become since', async () => {
	const { at } = aBrowser();
	await at(begun).keep(BOARD, SEEN);
	expect(await at(begun).find(BOARD)).toEqual(SEEN);
	const after = at(restoredOf('one', 'two', 50));
	const found = await after.find(BOARD);
	expect(found).toEqual({ ...SEEN, base: 40, seen: 50 });
	const later = visited(found, 70, SEEN.at + 86_400_000);
	expect(later.base).toBe(50);
	await after.keep(BOARD, later);
	expect(await after.find(BOARD)).toEqual(later);
});

test('Y11: a visit to a log of which nothing is kept is the first again', async () => {
	const { at, cookies } = aBrowser();
	await at(begun).keep(BOARD, SEEN);
	expect(await at(restoredOf('one', 'two', 0)).find(BOARD)).toBeNull();
	expect(await at(restoredOf('two', 'three', 50)).find(BOARD)).toBeNull();
	cookies.set(`demarche_visit_${BOARD}`, '1.x');
	expect(await at(begun).find(BOARD)).toBeNull();
});

test('Y11: a cookie of before epochs were kept in it is of the present one', async () => {
	const { at, cookies } = aBrowser();
	cookies.set(`demarche_visit_${BOARD}`, '40.60.1700000000000');
	expect(await at(begun).find(BOARD)).toEqual(SEEN);
});

test('Y11: no visit that was lowered names a revision beyond what is kept', () => {
	const revision = fc.nat(1000);
	fc.assert(
		fc.property(revision, revision, fc.integer({ min: 1, max: 1000 }), (base, seen, kept) => {
			const low = lowered({ base, seen, at: 0 }, kept);
			expect(low?.base).toBe(Math.min(base, kept));
			expect(low?.seen).toBe(Math.min(seen, kept));
		})
	);
});
