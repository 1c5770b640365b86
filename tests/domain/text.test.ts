import { describe, expect, test } from 'vitest';
import { Name, Note, Statement, Title } from '#lib/domain/text.ts';

const fault = (schema: typeof Title, value: string) => schema.safeParse(value).error?.issues[0];

describe('text', () => {
	test.each([
		['Latin', 'a'],
		['Chinese', '税']
	])('D21: a title may have 160 %s characters, a note 2000', (_, one) => {
		expect(Title.parse(one.repeat(160))).toHaveLength(160);
		expect(fault(Title, one.repeat(161))?.message).toBe('must be at most 160 characters');
		expect(Note.parse(one.repeat(2000))).toHaveLength(2000);
		expect(fault(Note, one.repeat(2001))?.message).toBe('must be at most 2000 characters');
		expect(Name.safeParse(one.repeat(81)).success).toBe(false);
		expect(Statement.safeParse(one.repeat(601)).success).toBe(false);
	});

	test('D21: space around it does not count, and space alone is empty', () => {
		expect(Title.parse('  关税 ')).toBe('关税');
		expect(fault(Title, ' \t\n')?.message).toBe('must not be empty');
		expect(Note.parse('  ')).toBe('');
	});

	test('D21: a note may have lines, however a form breaks them; a title has one', () => {
		expect(Note.parse('One\r\ntwo\rthree\nfour')).toBe('One\ntwo\nthree\nfour');
		expect(fault(Title, 'One\ntwo')?.message).toBe('must be one line');
		expect(fault(Title, 'One\r\ntwo')?.message).toBe('must be one line');
	});

	test.each(['a\u0000b', 'a\u0007b', '\ud83d', 'b\ude42', 'a\u2028b'])(
		'D21: characters that cannot be shown are refused (%j)',
		(value) => {
			expect(fault(Note, value)?.message).toBe('has characters that cannot be shown');
		}
	);

	test('D21: a letter with its accents, a smiley and right-to-left text are text', () => {
		for (const value of ['Zoë', '🙂', 'مرحبا', '台灣海峽']) expect(Title.parse(value)).toBe(value);
	});
});
