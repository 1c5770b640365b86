import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	CAPITAL_HEIGHT,
	heightAt,
	smallestText,
	textShare
} from '#lib/client/wall/reading-distance.ts';

const METRES_AN_INCH = 0.0254;

test('W1: twenty minutes of arc at five metres are 29.1 millimetres', () => {
	expect(heightAt(5) * 1000).toBeCloseTo(29.09, 2);
});

test('W1: capitals of the smallest text subtend twenty minutes of arc on any screen', () => {
	const distances = fc.double({ min: 0.5, max: 15, noNaN: true });
	const diagonals = fc.double({ min: 10, max: 120, noNaN: true });
	const sizes = fc.constantFrom([1280, 720], [1920, 1080], [3840, 2160], [1080, 1920]);
	fc.assert(
		fc.property(distances, diagonals, sizes, (distance, diagonal, [width = 0, height = 0]) => {
			const pixels = smallestText({ distance, diagonal }, width, height) * CAPITAL_HEIGHT;
			const metres = (pixels / Math.hypot(width, height)) * diagonal * METRES_AN_INCH;
			const angle = 2 * Math.atan(metres / 2 / distance) * (180 / Math.PI) * 60;
			expect(angle).toBeCloseTo(20, 6);
		})
	);
});

test('W1: twice as far is twice as large', () => {
	const near = textShare({ distance: 2, diagonal: 55 }, 16 / 9);
	expect(textShare({ distance: 4, diagonal: 55 }, 16 / 9)).toBeCloseTo(near * 2, 9);
});

test('W1: where the distance is not known a chosen size counts', () => {
	expect(smallestText({ size: 'medium' }, 1920, 1080)).toBe(15);
	expect(smallestText({ size: 'medium' }, 1080, 1920)).toBe(15);
});
