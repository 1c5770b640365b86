import { expect, test } from 'vitest';
import { shortened } from '#lib/ui/chart/shortened.ts';

const letters = (words: string) => [...words].length;

test.each([
	['Buenos Aires truce', 18, 'Buenos Aires truce'],
	['Buenos Aires truce', 10, 'Buenos Ai…'],
	['Buenos Aires truce', 8, 'Buenos…'],
	['Buenos Aires truce', 1, '']
])('T13: of a name (%s) as much is written as there is room for (%d)', (name, room, written) => {
	expect(shortened(name, room, letters)).toBe(written);
});
