import { expect, test } from 'vitest';
import { Selection } from '#lib/client/selection.svelte.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];

test('K4: issues are selected one by one, and taken out again', () => {
	const selection = new Selection();
	selection.toggle('b');
	selection.toggle('d');
	selection.toggle('b');
	expect(selection.issues).toEqual(['d']);
});

test('K4: a range goes from the issue touched last, in either direction, and adds to what is selected', () => {
	const selection = new Selection();
	selection.toggle('a');
	selection.toggle('d');
	selection.reach('c', ORDER);
	expect([...selection.issues].toSorted()).toEqual(['a', 'c', 'd']);
	selection.reach('e', ORDER);
	expect([...selection.issues].toSorted()).toEqual(['a', 'c', 'd', 'e']);
});

test('K4: a range without a beginning is the issue alone', () => {
	const selection = new Selection();
	selection.reach('c', ORDER);
	expect(selection.issues).toEqual(['c']);
});

test('K4: what is no longer shown is no longer selected', () => {
	const selection = new Selection();
	selection.reach('a', ORDER);
	selection.reach('c', ORDER);
	selection.keep(['b', 'e']);
	expect(selection.issues).toEqual(['b']);
});
