import { expect, test } from 'vitest';
import { linked } from '#lib/ui/words/linked.ts';

test('N5: a web address in a text is a link, without what ends its sentence', () => {
	expect(linked('See https://example.org/a?b=1, and (http://example.org).')).toEqual([
		{ text: 'See ' },
		{ text: 'https://example.org/a?b=1', href: 'https://example.org/a?b=1' },
		{ text: ', and (' },
		{ text: 'http://example.org', href: 'http://example.org' },
		{ text: ').' }
	]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', '<a href="x">', 'https://', ''])(
	'N5: nothing else is: %j',
	(text) => {
		expect(linked(text).filter(({ href }) => href !== undefined)).toEqual([]);
		expect(
			linked(text)
				.map((each) => each.text)
				.join('')
		).toBe(text);
	}
);
