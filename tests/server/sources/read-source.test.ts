import { expect, test } from 'vitest';
import { readSource } from '#lib/server/sources/read-source.ts';

const read = (html: string) => readSource({ html, url: new URL('https://www.news.example/talks') });

test('K7: Open Graph says title, publisher and day', () => {
	const page = `<head><meta property="og:title" content="Talks &amp; tariffs"><meta property="og:site_name" content="The News">
		<meta property="article:published_time" content="2025-06-01T23:30:00-04:00"><title>Other</title></head>`;
	expect(read(page)).toEqual({
		title: 'Talks & tariffs',
		publisher: 'The News',
		date: '2025-06-01'
	});
});

test('K7: linked data says them, alone, in a list or in a graph', () => {
	const article = {
		'@type': 'NewsArticle',
		headline: '关税谈判重启',
		datePublished: '2025-06-01',
		publisher: { name: '新闻' }
	};
	for (const things of [article, [{ '@type': 'WebSite' }, article], { '@graph': [{}, article] }]) {
		const page = `<script type="application/ld+json">${JSON.stringify(things)}</script>`;
		expect(read(page)).toEqual({ title: '关税谈判重启', publisher: '新闻', date: '2025-06-01' });
	}
});

test('K7: a page that says little has its title and its host', () => {
	expect(read('<title>\n Talks\tresume </title>')).toEqual({
		title: 'Talks resume',
		publisher: 'news.example'
	});
	expect(read('')).toEqual({ publisher: 'news.example' });
});

test('K7: what is too long is cut, what is no day is left out, what is broken is passed over', () => {
	const page = `<script type="application/ld+json">{"headline": </script><meta name="date" content="2025-13-45">
		<meta property="og:title" content="${'x'.repeat(500)}">`;
	const { title, date } = read(page);
	expect([title?.length, date]).toEqual([160, undefined]);
});

test('K7: the title of a picture is not that of the page', () => {
	expect(read('<title>The page</title><svg><title>An icon</title></svg>').title).toBe('The page');
});

test.each([
	['tags that are never closed', '<a>'.repeat(350_000)],
	['tags within a title of another language', `<svg><title>${'<b>'.repeat(350_000)}`],
	['ends that have no beginning', '<b>'.repeat(130_000) + '<p></i>'.repeat(87_000)]
])('K8: a page of 1 MB that was made to keep its reader busy does not: %s', (_, html) => {
	const before = process.cpuUsage();
	expect(read(`<title>Talks</title>${html}`)).toEqual({
		title: 'Talks',
		publisher: 'news.example'
	});
	// It took half a minute and more; what is counted is the work, however slow the machine.
	expect(process.cpuUsage(before).user).toBeLessThan(10_000_000);
});
