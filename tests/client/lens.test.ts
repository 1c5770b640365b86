import { describe, expect, test } from 'vitest';
import { lensOf, PLAIN_LENS, queryOf } from '#lib/client/lens.ts';

const lensFrom = (query: string) => lensOf(new URLSearchParams(query));

describe('B3: the address keeps which issues are shown', () => {
	test('a lens goes into the address and comes back the same', () => {
		const lens = { ...PLAIN_LENS, status: 'talks', q: 'rare earths', view: 'list' } as const;
		expect(lensFrom(queryOf(lens))).toEqual(lens);
	});

	test('the plain lens needs no query', () => {
		expect(queryOf(PLAIN_LENS)).toBe('');
	});

	test('what an address says wrongly is plain, and the rest is kept', () => {
		expect(lensFrom('status=war&sort=tension&category=../x&view=3d')).toEqual({
			...PLAIN_LENS,
			sort: 'tension'
		});
	});
});
