import { expect, test } from 'vitest';
import { VISIT_ENDS, visited } from '#lib/protocol/visit.ts';

test('Y11: a first visit has nothing new; a later one has what came after the one before', () => {
	const first = visited(null, 10, 1000);
	expect(first.base).toBe(10);
	const same = visited(first, 14, 1000 + VISIT_ENDS);
	expect(same).toEqual({ base: 10, seen: 14, at: 1000 + VISIT_ENDS });
	const next = visited(same, 20, same.at + VISIT_ENDS + 1);
	expect(next.base).toBe(14);
	expect(visited(next, 22, next.at + 5).base).toBe(14);
});

test('Y11: who saw more than the board has, as after a database was put back, begins anew', () => {
	expect(visited({ base: 50, seen: 60, at: 0 }, 12, 5)).toEqual({ base: 12, seen: 12, at: 5 });
});
