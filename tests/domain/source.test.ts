import { expect, test } from 'vitest';
import { Source } from '#lib/domain/source.ts';

test.each(['https://example.org/a?b=c', 'http://example.cn/新闻'])(
	'D26: a source may be at %s',
	(url) => {
		expect(Source.parse({ publisher: 'Reuters', url }).url).toBe(url);
	}
);

test.each([
	'javascript:alert(1)',
	'data:text/html,x',
	'file:///etc/passwd',
	'example.org',
	'//x.y'
])('D26: a source is never at %s', (url) => {
	expect(Source.safeParse({ publisher: 'Reuters', url }).success).toBe(false);
});

test('D26: a source needs no address, but a publisher', () => {
	expect(Source.parse({ publisher: 'Reuters' })).toEqual({ publisher: 'Reuters' });
	expect(Source.safeParse({ title: 'Talks' }).success).toBe(false);
});
