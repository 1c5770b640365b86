import { describe, expect, test } from 'vitest';
import { dossierAfter } from '#lib/client/dossier-after.ts';
import type { Happening } from '#lib/domain/change.ts';
import type { Dossier } from '#lib/protocol/dossier.ts';
import { aChange, anEntry, aPosition } from '../domain/builders.ts';

const blank: Dossier = {
	entries: { items: [anEntry({ id: 'old-5', day: '2025-01-01' })], next: 'older' },
	positions: { items: [aPosition()], next: null },
	changes: { items: [], next: null }
};

const after = (...happenings: Happening[]) =>
	happenings.reduce(
		(dossier, happening, index) =>
			dossierAfter(dossier, aChange(happening, { revision: 11 + index }), 'tariffs'),
		blank
	);
const ids = (things: { items: { id: string }[] }) => things.items.map(({ id }) => id);

describe("B10: an open panel's lists follow the board", () => {
	test('an entry recorded stands at its day, edited away from the issue or struck it is gone', () => {
		const entry = anEntry({ id: 'new-11', day: '2025-05-01' });
		const recorded = { type: 'entry.recorded', entry } as const;
		expect(ids(after(recorded).entries)).toEqual(['new-11', 'old-5']);
		const moved = { ...entry, issues: ['taiwan'] };
		const edited: Happening = { type: 'entry.edited', entry: moved, uncovered: [], note: '' };
		expect(ids(after(recorded, edited).entries)).toEqual(['old-5']);
		const struck: Happening = { type: 'entry.struck', entry: 'old-5', uncovered: [], note: '' };
		expect(ids(after(struck).entries)).toEqual([]);
		expect(after(struck).changes.items).toHaveLength(1);
	});

	test('a position stated stands at its day, withdrawn it is gone', () => {
		const position = aPosition({ id: 'position-11', asOf: '2025-01-01' });
		const stated = { type: 'position.stated', issue: 'tariffs', position } as const;
		expect(ids(after(stated).positions)).toEqual(['position-6', 'position-11']);
	});

	test('what is about another issue leaves it as it is', () => {
		expect(after({ type: 'issue.archived', issue: 'taiwan', note: '' })).toBe(blank);
		expect(after({ type: 'entry.recorded', entry: anEntry({ issues: ['taiwan'] }) })).toBe(blank);
	});

	test('a change seen before changes nothing', () => {
		const change = aChange({ type: 'issue.archived', issue: 'tariffs', note: '' });
		const once = dossierAfter(blank, change, 'tariffs');
		expect(dossierAfter(once, change, 'tariffs')).toBe(once);
	});
});
