import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Command } from '#lib/domain/command.ts';
import { isRefusal, refuse, refuseInvalid } from '#lib/domain/refusal.ts';

function refusalOf(value: unknown) {
	const { error } = Command.safeParse(value);
	return error ? refuseInvalid(error) : null;
}

const entry = {
	type: 'entry.record',
	kind: 'call',
	day: '2025-01-01',
	title: 'Call',
	issues: ['a']
};

test('D22: says every fault by the path of its field, and the first of them in its sentence', () => {
	const wrong = { ...entry, day: '2025-02-30', source: { publisher: 'X', url: 'javascript:1' } };
	expect(refusalOf(wrong)).toEqual({
		code: 'invalid',
		message: 'day: must be a day such as 2024-08-29',
		fields: {
			day: 'must be a day such as 2024-08-29',
			'source.url': 'must be a web address that begins with http:// or https://'
		}
	});
});

test('D22: names a field of a list by its place', () => {
	expect(refusalOf({ ...entry, issues: ['a', 'Not A Slug'] })?.fields).toEqual({
		'issues.1': 'must be lower-case letters, digits and hyphens'
	});
});

test('D22: names every field that does not belong, by its path', () => {
	expect(refusalOf({ ...entry, colour: 1, source: { publisher: 'X', isbn: 2 } })?.fields).toEqual({
		colour: 'is not a field here',
		'source.isbn': 'is not a field here'
	});
});

test('D22: an unknown type is a fault of the type', () => {
	expect(Object.keys(refusalOf({ type: 'issue.burn' })?.fields ?? {})).toEqual(['type']);
});

test('D22: a value that is no object at all is a fault of the whole', () => {
	const { error } = z.object({}).safeParse(5);
	expect(error && refuseInvalid(error).message).toMatch(/^the request: /);
});

test('D22: a refusal is told from an answer', () => {
	expect(isRefusal(refuse('invalid', 'No'))).toBe(true);
	expect(isRefusal([{ type: 'category.removed' }])).toBe(false);
});
