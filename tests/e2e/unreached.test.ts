import { expect, test } from 'vitest';
import { ask } from './harness/ask.ts';
import { holding, leaveBy } from './harness/browser.ts';
import { command, live, makeBoard } from './harness/desk.ts';
import { aPage, aServer } from './harness/world.ts';

test('Y18: a page stays while what it reads anew is lost on the way, and has it once it can be read', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage();
	let isAway = false;
	await page.route('**/__data.json*', (route) => (isAway ? route.abort() : route.continue()));
	await page.goto(`${server.url}/b/us-china/sources`);
	await live(page);
	const loads: string[] = [];
	page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));
	isAway = true;
	const lost = page.waitForEvent('requestfailed');
	await ask(server, 'us-china', {
		...{ type: 'issue.assess', issue: 'tariffs', status: 'talks', tension: 40, note: 'They met' },
		source: { publisher: 'A paper', url: 'https://paper.example/met' }
	});
	await lost;
	expect(await page.getByText('A paper').count()).toBe(0);
	isAway = false;
	await page.getByText('A paper').first().waitFor();
	expect(loads).toEqual([]);
});

test('Y18: a link that is followed without a network leaves the page as it is, and leads on once there is one', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china`);
	await live(page);
	await page.locator('[data-prepared]').waitFor({ state: 'attached' });
	await page.context().setOffline(true);
	const lost = page.waitForEvent('requestfailed', (each) => each.url().includes('__data.json'));
	await page.getByRole('link', { name: 'Trends' }).click();
	await lost;
	await page.getByText('Offline').first().waitFor();
	await page.getByRole('heading', { name: 'Taiwan' }).waitFor();
	await page.context().setOffline(false);
	await page.waitForURL(`${server.url}/b/us-china/trends`);
	await page.locator('[aria-current=page]', { hasText: 'Trends' }).waitFor();
});

test('Y18: a change that comes while somebody follows a link does not keep them where they are', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage();
	const letGo = await holding(page, '**/timeline/__data.json*');
	await page.goto(`${server.url}/b/us-china/sources`);
	await live(page);
	await leaveBy(page, page.getByRole('link', { name: 'Timeline' }), '**/timeline/__data.json*');
	const heard = page.waitForResponse('**/healthz');
	await command(server, { type: 'issue.assess', issue: 'tariffs', tension: 40, note: 'They met' });
	await heard;
	letGo();
	await page.waitForURL(`${server.url}/b/us-china/timeline`);
});
