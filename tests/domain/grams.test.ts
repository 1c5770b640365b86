import { expect, test } from 'vitest';
import { gramsOf, termsOf } from '#lib/domain/grams.ts';
import { excerptOf, marked } from '#lib/domain/marked.ts';

const found = (text: string, q: string) =>
	marked(text, termsOf(q))
		.map(({ text: part, found: is }) => (is ? `[${part}]` : part))
		.join('');

test('F2: words are found without capitals, accents and width; Chinese in pairs of signs', () => {
	expect(gramsOf('Café ＴＡＲＩＦＦ, 关税战')).toEqual(['cafe', 'tariff', '关税', '税战', '战']);
});

test('F3: what was looked for is marked where it stands', () => {
	expect(found('Tariffs on café goods', 'tar CAFE')).toBe('[Tar]iffs on [café] goods');
	expect(found('中美会谈在北京举行', '会谈 北京')).toBe('中美[会谈]在[北京]举行');
	expect(found('Nothing here', 'tar')).toBe('Nothing here');
	expect(found('It starts', 'tar')).toBe('It starts');
});

test('F3: of a long text the part around the first word is shown', () => {
	const text = `${'before '.repeat(60)}needle ${'after '.repeat(60)}`;
	const excerpt = excerptOf(text, termsOf('needle'));
	expect(excerpt).toContain('needle');
	expect(excerpt.length).toBeLessThan(200);
	expect(excerpt).toMatch(/^… before.*after …$/);
});
