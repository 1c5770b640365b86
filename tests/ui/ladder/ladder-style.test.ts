import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, PAPERS } from '#lib/domain/contrast.ts';
import { ladderStyle } from '#lib/ui/ladder/ladder-style.ts';
import { RUNG_COLOURS } from '#lib/ui/ladder/rung-colours.ts';
import { legendFits } from '#lib/ui/wall/legend.ts';

const colours = { light: '#6b5b00', dark: '#e8d05a' };

test('M6: a board without colours of its own has no style of its own', () => {
	expect(ladderStyle({}, 'desk')).toBeUndefined();
	expect(ladderStyle({ talks: { word: 'Open line' } }, 'wall')).toBeUndefined();
});

test('M6: the colours of every board that a person begins from are those of the pages', () => {
	const tokens = readFileSync('src/lib/ui/tokens.css', 'utf8');
	for (const [status, { light, dark }] of Object.entries(RUNG_COLOURS)) {
		expect(tokens).toContain(`--status-${status}: light-dark(${light}, ${dark});`);
	}
});

test('M8: at a desk a rung has the colour that was chosen, on a wall one that is read from afar', () => {
	expect(ladderStyle({ talks: { colours } }, 'desk')).toContain(
		'--own-talks: light-dark(#6b5b00, #e8d05a);'
	);
	const onWall = /--own-talks: light-dark\((#\w{6}), (#\w{6})\)/.exec(
		ladderStyle({ talks: { colours } }, 'wall') ?? ''
	);
	expect(contrast(onWall?.[1] ?? '', PAPERS.light.sunken)).toBeGreaterThanOrEqual(7);
	expect(contrast(onWall?.[2] ?? '', PAPERS.dark.sunken)).toBeGreaterThanOrEqual(7);
});

test('W3: the foot of a wall explains the marks only where their words have room', () => {
	const long = { word: 'WWWWWWWWWWWW' };
	const ladder = { rupture: long, strained: long, talks: long, progress: long, settled: long };
	expect(legendFits({}, { width: 68 })).toBe(true);
	expect(legendFits(ladder, { width: 68 })).toBe(false);
	expect(legendFits(ladder, { width: 140 })).toBe(true);
});
