import { expect, test } from 'vitest';
import { aPage, aServer, complaintsOf } from './harness/world.ts';

test('H10: the theme changes at once, and a page loaded again arrives in it', async () => {
	const server = await aServer();
	const page = await aPage({ theme: 'dark' });
	const complaints = complaintsOf(page);
	await page.goto(server.url);
	const saved = page.waitForResponse(`${server.url}/theme`);
	await page.getByRole('button', { name: 'Theme: as the device' }).click();
	await page.getByRole('button', { name: 'Theme: light' }).waitFor();
	expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
	await saved;
	expect(await (await page.request.get(server.url)).text()).toContain('data-theme="light"');
	expect(complaints).toEqual([]);
});

test('H10: without script the same button changes the theme and comes back to the same page', async () => {
	const server = await aServer();
	const page = await aPage({ script: false });
	await page.goto(`${server.url}/?q=1`);
	await page.getByRole('button', { name: 'Theme: as the device' }).click();
	await page.getByRole('button', { name: 'Theme: light' }).waitFor();
	expect(page.url()).toBe(`${server.url}/?q=1`);
});

test('H10: a theme that does not exist is refused, and no address elsewhere is returned to', async () => {
	const server = await aServer();
	const page = await aPage();
	const headers = { origin: server.url };
	const post = (form: Record<string, string>) =>
		page.request.post(`${server.url}/theme`, { form, headers, maxRedirects: 0 });
	expect((await post({ theme: 'purple', back: '/' })).status()).toBe(422);
	const notAForm = await page.request.post(`${server.url}/theme`, { data: '{', headers });
	expect(notAForm.status()).toBe(400);
	const answer = await post({ theme: 'dark', back: 'https://evil.example/x' });
	expect(answer.headers()['location']).toBe('/');
});

test('H11: a page loads everything from its own server', async () => {
	const server = await aServer();
	const page = await aPage();
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).origin));
	await page.goto(server.url, { waitUntil: 'networkidle' });
	expect(asked.length).toBeGreaterThan(3);
	expect(new Set(asked)).toEqual(new Set([server.url]));
	expect(await page.evaluate(() => document.fonts.check('16px Newsreader'))).toBe(true);
});

test('H7: a missing page says so in words, in the same shell', async () => {
	const server = await aServer();
	const page = await aPage();
	const response = await page.goto(`${server.url}/nothing-here`);
	expect(response?.status()).toBe(404);
	await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
	await page.goto(`${server.url}/b/us-china/people/nobody`);
	await page.getByRole('heading', { name: 'Nobody on this board is called "nobody"' }).waitFor();
	await page.getByRole('link', { name: 'Demarche' }).waitFor();
});
