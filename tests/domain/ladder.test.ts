import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { bandOf, contrast, fromAfar, LEGIBLE, PAPERS } from '#lib/domain/contrast.ts';
import { rungWord, type LadderEdit } from '#lib/domain/ladder.ts';
import { createBoard } from './arbitrary-moves.ts';
import { ask, asked, emptyWorld } from './world.ts';

const created = asked(emptyWorld(), createBoard);
const edit = (ladder: LadderEdit): CommandInput => ({ type: 'board.edit', ladder });
const teal = { light: '#0b5f55', dark: '#5fd6c4' };

describe('M6: a board has words and colours of its own for the rungs', () => {
	test('those it gives count, the rest stays as every board has it', () => {
		const { board } = asked(created, edit({ talks: { word: 'Open line', colours: teal } }));
		expect(rungWord(board.ladder, 'talks')).toBe('Open line');
		expect(rungWord(board.ladder, 'settled')).toBe('Settled');
		expect(board.ladder).toEqual({ talks: { word: 'Open line', colours: teal } });
	});

	test('edits of different rungs both stand, and null takes a rung back', () => {
		const both = asked(
			created,
			edit({ talks: { word: 'Open line' } }),
			edit({ rupture: { word: 'Broken' } })
		);
		expect(both.board.ladder).toEqual({
			talks: { word: 'Open line' },
			rupture: { word: 'Broken' }
		});
		expect(asked(both, edit({ talks: null })).board.ladder).toEqual({
			rupture: { word: 'Broken' }
		});
	});

	test('what is as every board has it is no change', () => {
		expect(ask(created, edit({ talks: { word: 'In talks' } })).outcome).toMatchObject({
			message: 'Nothing would change'
		});
	});

	test.each(['Settled', 'settled', 'Not assessed'])('no word stands for two things: %s', (word) => {
		expect(ask(created, edit({ talks: { word } })).outcome).toMatchObject({
			fields: { 'ladder.talks.word': 'is taken' }
		});
	});

	test('two rungs may change places', () => {
		const swap = edit({ talks: { word: 'Progress' }, progress: { word: 'In talks' } });
		expect(asked(created, swap).board.ladder.talks).toEqual({ word: 'Progress' });
	});
});

describe('M7: a colour that cannot be read is refused', () => {
	test.each([
		[
			'light',
			{ light: '#9a9a9a', dark: '#ffffff' },
			'#9a9a9a on the sunken paper of the light theme'
		],
		['dark', { light: '#000000', dark: '#333333' }, '#333333 on the sunken paper of the dark theme']
	] as const)('in the %s theme, with the pair and its ratio', (theme, colours, pair) => {
		const { outcome } = ask(created, edit({ talks: { colours } }));
		if (!('fields' in outcome)) throw new Error('was accepted');
		const fault = outcome.fields?.[`ladder.talks.colours.${theme}`];
		expect(fault).toContain(pair);
		expect(fault).toMatch(/contrast of \d\.\d\d to 1; 4\.5 is needed/);
	});

	test('a new board is held to it too', () => {
		const faint = { talks: { colours: { light: '#ffff00', dark: '#ffff00' } } };
		expect(ask(emptyWorld(), { ...createBoard, ladder: faint }).outcome).toMatchObject({
			code: 'invalid'
		});
	});

	test('the papers are those of the pages', () => {
		const tokens = readFileSync('src/lib/ui/tokens.css', 'utf8');
		const papers = [...tokens.matchAll(/--paper-\d: light-dark\((#\w{6}), (#\w{6})\)/g)];
		expect(papers.map(([, light]) => light)).toEqual(Object.values(PAPERS.light));
		expect(papers.map(([, , dark]) => dark)).toEqual(Object.values(PAPERS.dark));
	});
});

const colour = fc
	.integer({ min: 0, max: 0xffffff })
	.map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('M8: whatever the colour, a wall and a band show it so that it can be read', () => {
	fc.assert(
		fc.property(colour, (any) => {
			for (const paper of Object.values(PAPERS.light)) {
				expect(contrast(fromAfar(any, 'light'), paper)).toBeGreaterThanOrEqual(7);
			}
			for (const paper of Object.values(PAPERS.dark)) {
				expect(contrast(fromAfar(any, 'dark'), paper)).toBeGreaterThanOrEqual(7);
			}
			expect(contrast(bandOf(any), '#14171c')).toBeGreaterThanOrEqual(LEGIBLE);
		})
	);
});
