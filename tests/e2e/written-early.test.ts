import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { anAccount } from './harness/accounts.ts';
import { holding } from './harness/browser.ts';
import { makeBoard } from './harness/desk.ts';
import { aPage, aServer } from './harness/world.ts';

/** Opens a page whose scripts are held back; the returned function lets them come, and waits for them. */
async function openBeforeScript(page: Page, address: string): Promise<() => Promise<void>> {
	const letCome = await holding(page, '**/*.js');
	await page.goto(address, { waitUntil: 'domcontentloaded' });
	return async () => {
		letCome();
		await page.waitForLoadState('networkidle');
	};
}

test('H18: what is written before the script of a page has come stays written', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const ann = await anAccount(server, 'Ann Smith');
	const page = await aPage();
	const comes = await openBeforeScript(page, `${server.url}/sign-in?back=/account`);
	await page.getByLabel('Email').fill(ann.email);
	await page.getByLabel('Password').fill(ann.password);
	await comes();
	expect(await page.getByLabel('Email').inputValue()).toBe(ann.email);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await page.waitForURL(`${server.url}/account`);
});

test('H18: what is sought before the script of a page has come is found', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage();
	const comes = await openBeforeScript(page, `${server.url}/b/us-china/search`);
	await page.getByRole('searchbox', { name: 'Search for' }).fill('taiwan');
	await comes();
	await page.getByRole('region', { name: 'Issues' }).getByRole('link').first().waitFor();
});
