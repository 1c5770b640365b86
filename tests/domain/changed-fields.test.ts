import { expect, test } from 'vitest';
import { changedFields, withFields } from '#lib/domain/changed-fields.ts';
import { same } from '#lib/domain/fields.ts';

test('D4: only the fields that get another value are changed', () => {
	const held = { title: 'Tariffs', salience: 3 };
	expect(changedFields(held, { title: 'Tariffs', salience: 4 })).toEqual({ salience: 4 });
	expect(changedFields(held, { title: undefined })).toEqual({});
});

test('D4: a field left out stays, and null takes it away', () => {
	const held = { title: 'Call', source: { publisher: 'Reuters' } };
	expect(withFields(held, { title: undefined, source: null })).toEqual({ title: 'Call' });
});

test('D4: values are the same whatever the order of their keys, not of their items', () => {
	expect(same({ a: 1, b: { c: [1], d: 2 } }, { b: { d: 2, c: [1] }, a: 1 })).toBe(true);
	expect(same([1, 2], [2, 1])).toBe(false);
});
