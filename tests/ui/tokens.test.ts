import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const tokens = readFileSync('src/lib/ui/tokens.css', 'utf8');

/** A token's colour in one theme, as written in the file. */
function colour(name: string, theme: 'light' | 'dark'): string {
	const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
	const found = pair?.[theme === 'light' ? 1 : 2];
	if (!found) throw new Error(`There is no colour --${name}`);
	return found;
}

/** Relative luminance, 0 to 1, after WCAG 2.2. */
function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
		const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
	const [dark = 0, light = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

const papers = ['paper-1', 'paper-2', 'paper-3'];
const inks = ['ink-1', 'ink-2', 'ink-3', 'accent'];
const statuses = ['rupture', 'strained', 'talks', 'progress', 'settled'].map((s) => `status-${s}`);

const series = [1, 2, 3, 4, 5, 6].map((hue) => `series-${hue}`);

describe.each(['light', 'dark'] as const)('H12: in the %s theme', (theme) => {
	test.each([...inks, ...statuses])('%s stands out from every paper by 4.5 to 1', (ink) => {
		for (const paper of papers) {
			expect(contrast(colour(ink, theme), colour(paper, theme)), paper).toBeGreaterThanOrEqual(4.5);
		}
	});

	test.each(series)('%s stands out as a line from every paper by 3 to 1', (line) => {
		for (const paper of papers) {
			expect(contrast(colour(line, theme), colour(paper, theme)), paper).toBeGreaterThanOrEqual(3);
		}
	});

	test.each(['rupture', 'strained', 'talks', 'progress', 'settled'])(
		'what is written on a band of %s stands out from it',
		(status) => {
			expect(contrast('#14171c', colour(`band-${status}`, theme))).toBeGreaterThanOrEqual(4.5);
		}
	);

	test('what is written on the accent stands out from it', () => {
		expect(contrast(colour('accent-ink', theme), colour('accent', theme))).toBeGreaterThanOrEqual(
			4.5
		);
	});
});
