import { createClient } from '@libsql/client';
import type { Page } from 'playwright-core';
import { anAccount, post, signIn } from '../harness/accounts.ts';
import { carry } from '../harness/desk.ts';
import { FULL, type House } from './house.ts';
import { allFolds, type State } from './states.ts';

/** Sends a form as it came, whatever it lacks, so that it comes back with what is at fault. */
const sending = (verb: string) => async (page: Page) => {
	await allFolds(page);
	await page.evaluate(() => {
		for (const form of document.forms) form.noValidate = true;
	});
	await page.getByRole('button', { name: verb, exact: true }).first().click();
	await page.locator('main [role="alert"], main [aria-invalid]').first().waitFor();
};

const lacking = (path: State['path'], verb: string, who?: 'nobody'): State => ({
	path,
	nobody: who === 'nobody',
	open: sending(verb)
});

/** More wrong passwords than anybody may try. */
const tooOften = async (page: Page, { server }: House) => {
	const { email } = await anAccount(server, 'Gil Hart');
	await page.getByLabel('Email').fill(email);
	const wrong = { email, password: 'not the one', back: '/' };
	await Promise.all(Array.from({ length: 11 }, () => post(server, '/sign-in', wrong)));
	await page.getByLabel('Password').fill('not the one');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await page.getByText('Too many wrong passwords').waitFor();
};

/** Who follows the link that the first start of the empty server prints. */
const FIRST = { email: 'ann@board.example', password: 'long enough for anybody' };

const becomeFirst = async (page: Page) => {
	await page.getByLabel('Your name').fill('Ann Smith');
	await page.getByLabel('Email').fill(FIRST.email);
	await page.getByLabel('Password').fill(FIRST.password);
	await page.getByRole('button', { name: 'Make my account' }).click();
	await page.getByRole('link', { name: 'Ann Smith' }).waitFor();
};

/** A page of the empty server, once it has its admin. */
const asFirst =
	(path: string) =>
	async (page: Page, { empty }: House) => {
		await carry(page, empty, await signIn(empty, FIRST));
		await page.goto(empty.url + path);
	};

/** A page whose table is gone. */
const broken = async (page: Page, house: House) => {
	const client = createClient({ url: house.empty.database });
	await client.execute('drop table api_key');
	client.close();
	await asFirst('/account')(page, house);
	await page.getByText('The log knows more under').waitFor();
};

const onEmpty = (path: State['path'], open?: State['open']): State => ({
	path,
	nobody: true,
	isEmpty: true,
	...(open && { open })
});

/** What is seen where something went wrong, and where nothing is yet; in this order. */
export const RARE_STATES: Readonly<Record<string, readonly State[]>> = {
	'forms that came back': [
		lacking(({ join }) => join, 'Make my account', 'nobody'),
		lacking('/account', 'Change it'),
		lacking('/boards/new', 'Create the board'),
		lacking(`/b/${FULL}/settings`, 'Add a member'),
		{ path: '/sign-in', nobody: true, open: tooOften }
	],
	'an empty server': [
		onEmpty('/'),
		onEmpty(({ empty }) => /\/join\/[\w-]+/.exec(empty.output)?.[0] ?? '', becomeFirst),
		onEmpty('/', asFirst('/boards/deleted')),
		onEmpty('/', asFirst('/displays')),
		onEmpty('/', asFirst('/inbox'))
	],
	'pages that failed': [{ path: '/inbox?after=nonsense', status: 400 }, onEmpty('/', broken)]
};
