import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { refuse, refuseInvalid } from '#lib/domain/refusal.ts';
import { refusalWords } from '#lib/ui/words/refusal-words.ts';

const Given = z.object({
	source: z.object({ url: z.url('must be a web address') }),
	issues: z.array(z.string('must be an id')),
	asOf: z.string('must be a day')
});

function refusedFor(given: unknown) {
	const { error } = Given.safeParse(given);
	if (!error) throw new Error('Nothing is wrong with it');
	return refuseInvalid(error);
}

const badLink = { source: { url: 'nonsense' }, issues: [], asOf: '2026-01-01' };

test('B11: a fault that is said at its field is not said again by its path', () => {
	const words = refusalWords(refusedFor(badLink), (path) => path === 'source.url');
	expect(words).toBe('Something in this form is not as it must be.');
});

test('B11: a fault of what has no field is said in words, beside those that have one', () => {
	const refusal = refusedFor({ ...badLink, issues: [7], asOf: 7 });
	const words = refusalWords(refusal, (path) => path === 'source.url');
	expect(words).toBe('Issues: must be an id; As of: must be a day');
});

test('B11: where no field is at hand, every fault is said in words', () => {
	expect(refusalWords(refusedFor(badLink), () => false)).toBe('Source, url: must be a web address');
});

test('B11: a sentence stays as it is, whatever fields it names', () => {
	const refusal = refuse('invalid', 'The day lies ahead', { asOf: 'lies ahead' });
	expect(refusalWords(refusal, () => true)).toBe('The day lies ahead');
	expect(refusalWords(refuse('forbidden', 'Only editors may'), () => true)).toBe(
		'Only editors may'
	);
});
