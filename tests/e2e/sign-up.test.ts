import { expect, test } from 'vitest';
import { post } from './harness/accounts.ts';
import { aPage, aServer } from './harness/world.ts';

const ANN = { name: 'Ann Smith', email: 'ann@board.example', password: 'long enough for anybody' };

test('U17: unless it is turned on there is no sign-up', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	expect((await fetch(`${server.url}/sign-up`)).status).toBe(404);
	expect((await post(server, '/sign-up', ANN)).status).toBe(404);
	expect(await (await fetch(`${server.url}/sign-in`)).text()).not.toContain('/sign-up');
});

test('U17: where it is turned on, anybody makes an account, which has no rights', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off', DEMARCHE_SIGN_UP: 'on' });
	const page = await aPage({ script: false });
	await page.goto(`${server.url}/sign-in`);
	await page.getByRole('link', { name: 'make one' }).click();
	await page.getByLabel('Your name').fill(ANN.name);
	await page.getByLabel('Email').fill(ANN.email);
	await page.getByLabel('Password').fill('short');
	await page.getByRole('button', { name: 'Make my account' }).click();
	await page.getByText('must have at least 10 characters').waitFor();
	await page.getByLabel('Password').fill(ANN.password);
	await page.getByRole('button', { name: 'Make my account' }).click();
	await page.getByRole('link', { name: ANN.name }).waitFor();
	expect((await page.goto(`${server.url}/people`))?.status()).toBe(404);
});
