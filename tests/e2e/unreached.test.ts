import { expect, test } from 'vitest';
import { ask } from './harness/ask.ts';
import { live, makeBoard } from './harness/desk.ts';
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
