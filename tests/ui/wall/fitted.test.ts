import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '#lib/client/wall/shorten.ts';
import type { Line } from '#lib/ui/wall/lines.ts';
import { columnRoom, fitted, type FittedLines } from '#lib/ui/wall/scenes/fitted.ts';
import type { Room } from '#lib/ui/wall/scenes/scene-room.ts';

const rooms: [string, Room][] = [
	['lying', { width: 126, height: 58, lies: true, small: false }],
	['standing', { width: 69, height: 104, lies: false, small: false }]
];

/** Lines of these texts, as they are in that room. */
const inRoom = (room: Room, texts: readonly string[]): FittedLines =>
	fitted(columnRoom(room, texts.length), ({ width, size }) =>
		texts.map((text, index): Line => ({
			key: String(index),
			about: '',
			when: '',
			stress: null,
			text,
			by: '',
			height: 2.5 + linesOf(text, width / size, 3) * 1.35 * size
		}))
	);

const heightOf = (lines: readonly Line[]) => lines.reduce((sum, { height }) => sum + height, 0);
const texts = (most: number) =>
	fc.array(fc.constantFrom('Call', 'Leaders meet in Busan', '两军工作组会晤', 'word '.repeat(30)), {
		minLength: 1,
		maxLength: most
	});

test.each(rooms)(
	'W19: lines keep their order, fit their columns, and spread over all the height: %s',
	(_, room) => {
		fc.assert(
			fc.property(texts(60), (given) => {
				const { columns, left, scale } = inRoom(room, given);
				const shown = columns.flatMap(({ lines }) => lines);
				expect(shown.map(({ key }) => key)).toEqual(shown.map((_line, index) => String(index)));
				expect(shown.length + left).toBe(given.length);
				expect(Math.max(...columns.map(({ share }) => share))).toBe(1);
				for (const { lines } of columns)
					expect(heightOf(lines) * scale).toBeLessThanOrEqual(columnRoom(room, 1).height);
			}),
			{ numRuns: 60 }
		);
	}
);

test.each(rooms)('W19: the fewer lines there are, the larger they are: %s', (_, room) => {
	const sizes = [1, 4, 12, 30, 60].map((count) => {
		const { scale, size } = inRoom(
			room,
			Array.from({ length: count }, () => 'Leaders meet')
		);
		return scale * size;
	});
	expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
	expect(sizes[0]).toBeGreaterThan(3);
	expect(sizes.at(-1)).toBeGreaterThanOrEqual(1);
});
