import { describe, expect, test } from 'vitest';
import { Draft, type Fields, type Shelf } from '#lib/client/draft.svelte.ts';

function aShelf(kept: Record<string, string> = {}): Shelf & { kept: Record<string, string> } {
	return {
		kept,
		getItem: (key) => kept[key] ?? null,
		setItem: (key, value) => void (kept[key] = value),
		removeItem: (key) => void Reflect.deleteProperty(kept, key)
	};
}

/** A form over a board that can move on beneath it. */
function aForm() {
	const board: { revision: number; fields: Fields } = {
		revision: 41,
		fields: { status: 'talks', note: '' }
	};
	const beginning = {
		key: () => 'us-china/taiwan/assess',
		fields: () => board.fields,
		revision: () => board.revision
	};
	return { board, beginning, draft: new Draft(beginning) };
}

const KEY = 'demarche:draft:us-china/taiwan/assess';

describe('B12: a draft outlives what happens around it', () => {
	test('until something is written, the form follows the board', () => {
		const { board, draft } = aForm();
		board.fields = { status: 'strained', note: '' };
		board.revision = 42;
		expect(draft.fields['status']).toBe('strained');
		expect(draft.began).toBe(42);
		expect(draft.isOpen).toBe(false);
	});

	test('from the first word on, no incoming change touches it', () => {
		const { board, draft } = aForm();
		draft.write('note', 'Ships have turned');
		board.fields = { status: 'rupture', note: '' };
		board.revision = 42;
		expect(draft.fields).toEqual({ status: 'talks', note: 'Ships have turned' });
		expect(draft.began).toBe(41);
	});

	test('it is there again after a reload, with the revision it began at', () => {
		const shelf = aShelf();
		const { draft } = aForm();
		draft.recall(shelf);
		draft.write('note', 'Ships have turned');
		const later = aForm();
		later.board.revision = 50;
		later.draft.recall(shelf);
		expect(later.draft.fields['note']).toBe('Ships have turned');
		expect(later.draft.began).toBe(41);
	});

	test('what was begun anew in the same form is not touched by the draft that was sent before', () => {
		for (const answer of ['settle', 'keep'] as const) {
			const shelf = aShelf();
			const [sent, next] = [aForm().draft, aForm().draft];
			sent.recall(shelf);
			sent.write('note', 'Ships have turned');
			const { fields } = sent;
			sent.lend();
			next.recall(shelf);
			next.write('note', 'They came back');
			if (answer === 'settle') sent.settle(fields);
			sent.keep();
			const later = aForm().draft;
			later.recall(shelf);
			expect(later.fields['note']).toBe('They came back');
		}
	});

	test('discarded, nothing of it is left', () => {
		const shelf = aShelf();
		const { draft } = aForm();
		draft.recall(shelf);
		draft.write('note', 'x');
		draft.discard();
		expect(shelf.kept).toEqual({});
		expect(draft.isOpen).toBe(false);
	});

	test('while it is on its way it is off the shelf, and back on it when it was refused', () => {
		const shelf = aShelf();
		const { draft } = aForm();
		draft.recall(shelf);
		draft.write('note', 'x');
		draft.lend();
		expect(shelf.kept).toEqual({});
		draft.keep();
		expect(shelf.kept[KEY]).toContain('"x"');
	});

	test.each(['', 'not json', '{"began":"x"}', 'null'])(
		'what is on the shelf and no draft (%j) is passed over',
		(text) => {
			const { draft } = aForm();
			draft.recall(aShelf({ [KEY]: text }));
			expect(draft.isOpen).toBe(false);
		}
	);

	test('a shelf that is full does not stop the writing', () => {
		const { draft } = aForm();
		draft.recall({
			...aShelf(),
			setItem: () => {
				throw new Error('full');
			}
		});
		draft.write('note', 'x');
		expect(draft.fields['note']).toBe('x');
	});
});
