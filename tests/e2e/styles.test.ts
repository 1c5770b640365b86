import { expect, test } from 'vitest';
import { aServer } from './harness/world.ts';

const PAGES = [
	'/',
	'/sign-in',
	'/displays',
	'/wall',
	'/wall/us-china',
	'/b/us-china',
	'/b/us-china?view=list',
	'/b/us-china/i/taiwan',
	'/b/us-china/trends',
	'/b/us-china/timeline',
	'/b/us-china/history',
	'/b/us-china/compare?from=2025-03-01&to=2025-06-30',
	'/b/us-china/settings'
];

/** The marks by which an element's styles are found. */
const MARK = /\bsvelte-[a-z0-9]+\b/g;

test('H16: every page comes with the styles of all that it shows', async () => {
	const server = await aServer();
	for (const page of PAGES) {
		const html = await (await fetch(server.url + page)).text();
		const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css = '']) => css);
		for (const [, href = ''] of html.matchAll(/<link [^>]*href="([^"]+\.css)"/g)) {
			styles.push(await (await fetch(new URL(href, server.url + page))).text());
		}
		const worn = new Set(html.replaceAll(/<style[^>]*>.*?<\/style>/gs, '').match(MARK));
		const given = new Set(styles.join('\n').match(MARK));
		expect(worn.size, page).toBeGreaterThan(0);
		expect(
			[...worn].filter((mark) => !given.has(mark)),
			page
		).toEqual([]);
	}
});

test('H16: every page announces the typefaces that its first text is set in', async () => {
	const server = await aServer();
	for (const page of PAGES) {
		const announced = (await fetch(server.url + page)).headers.get('link') ?? '';
		const fonts = [...announced.matchAll(/<([^>]+)>;[^,]*as="font"/g)].map(([, to = '']) => to);
		const taken = await Promise.all(
			fonts.map(async (to) =>
				(await fetch(new URL(to, server.url + page))).headers.get('content-type')
			)
		);
		expect(taken, page).toEqual(['font/woff2', 'font/woff2']);
	}
});
