import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentOf } from '#lib/client/moment-of.ts';

const NOON = Date.UTC(2025, 5, 15, 12);
const dated = (at: number) => new Date(at).toUTCString();

test('V38: an answer is of the moment when the server made it, however long a cache has kept it', () => {
	const had = NOON + 60_000;
	const timing = { asked: had, had, skew: 0 };
	const kept = new Headers({ date: dated(NOON), age: '60' });
	expect(momentOf(kept, timing)[0]).toBe(NOON - 1_000);
	// The cache has set `Date` anew, and says how old it is.
	const redated = new Headers({ date: dated(had), age: '60' });
	expect(momentOf(redated, timing)[0]).toBe(NOON - 1_000);
	expect(momentOf(new Headers({ date: dated(NOON) }), timing)[0]).toBe(NOON);
});

test('V38: a device whose clock seems far ahead, since its page is an old one, learns that it is not', () => {
	const skew = 86_400_000;
	const fresh = new Headers({ date: dated(NOON) });
	expect(momentOf(fresh, { asked: NOON, had: NOON, skew })).toEqual([NOON, 0]);
});

test('V38: whatever caches do, and however wrong the clock is, no answer is taken for newer than it is', () => {
	const ms = (max: number) => fc.integer({ min: 0, max });
	fc.assert(
		fc.property(
			fc.record({
				...{ made: ms(86_400_000), kept: ms(3_600_000), out: ms(9_000), back: ms(9_000) },
				...{ ahead: fc.integer({ min: -1e8, max: 1e8 }), believed: ms(1e8) },
				says: fc.constantFrom('both', 'date', 'age and its own date', 'age')
			}),
			({ made, kept, out, back, ahead, believed, says }) => {
				const [server, here] = [NOON + made, (at: number) => at + ahead];
				const answered = server + kept;
				const headers = new Headers();
				if (says !== 'age') headers.set('date', dated(says.includes('own') ? answered : server));
				if (says !== 'date') headers.set('age', String(Math.floor(kept / 1000)));
				const timing = { asked: here(answered - out), had: here(answered + back) };
				const [at, skew] = momentOf(headers, { ...timing, skew: ahead + believed });
				expect(at).toBeLessThanOrEqual(server);
				expect(skew).toBeGreaterThanOrEqual(ahead);
			}
		)
	);
});
