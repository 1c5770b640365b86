import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { introduce, issueOn, live, makeBoard, rung } from '../harness/desk.ts';
import { partsFrom } from '../harness/parts.ts';
import type { BuiltServer } from '../harness/server.ts';
import { aPage, aServer } from '../harness/world.ts';

const WITHIN_20_S = { timeout: 20_000 };

async function aDesk(): Promise<BuiltServer> {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	return server;
}

/** Somebody who has Taiwan's panel open. */
async function somebody(
	server: BuiltServer,
	name: string,
	before: (page: Page) => Promise<unknown> = async () => undefined
): Promise<Page> {
	const page = await aPage();
	await before(page);
	await introduce(page, server, name);
	await page.goto(`${server.url}/b/us-china/i/taiwan`);
	await live(page);
	return page;
}

const tension = (page: Page) => page.getByRole('spinbutton').first();
const assess = (page: Page) => page.getByRole('button', { name: 'Assess', exact: true }).click();
const toast = (page: Page) => page.locator('.toast');
const history = (page: Page) => page.getByRole('region', { name: 'History' });

describe('three people on one issue', () => {
	test('E1: see each other on the card and in the panel, and who is gone is gone within 20 s', async () => {
		const server = await aDesk();
		const [ann, ben, cy] = [
			await somebody(server, 'Ann Smith'),
			await somebody(server, 'Ben Brown'),
			await somebody(server, 'Cy Young')
		];
		const onCard = issueOn(ann, 'taiwan').getByRole('list', { name: 'On this issue' });
		await onCard.getByRole('img', { name: 'Ben Brown, viewing' }).waitFor();
		await onCard.getByRole('img', { name: 'Cy Young, viewing' }).waitFor();
		await tension(ben).fill('80');
		await ann.getByText('Ben Brown is assessing this issue').waitFor();
		await onCard.getByRole('img', { name: 'Ben Brown, assessing' }).waitFor();
		await cy.context().setOffline(true);
		await onCard
			.getByRole('img', { name: /Cy Young/ })
			.waitFor({ state: 'detached', ...WITHIN_20_S });
	});

	test('E3: set different fields at once, and all of it stands', async () => {
		const server = await aDesk();
		const [ann, ben, cy] = [
			await somebody(server, 'Ann Smith'),
			await somebody(server, 'Ben Brown'),
			await somebody(server, 'Cy Young')
		];
		await tension(ann).fill('91');
		await rung(ben, 'Rupture').click();
		await cy.getByText('Edit title, category').click();
		await cy.getByLabel('Title', { exact: true }).last().fill('The strait');
		await assess(ann);
		await ben.getByText('Changed while you write').waitFor();
		expect(await ben.getByRole('radio', { name: 'Rupture' }).isChecked()).toBe(true);
		await assess(ben);
		await cy.getByRole('button', { name: 'Save' }).click();
		for (const page of [ann, ben, cy]) {
			const card = issueOn(page, 'taiwan');
			await card.getByText('The strait').waitFor();
			await card.getByText('91').waitFor();
			await card.getByText('Rupture').waitFor();
			expect(await page.getByText('Not sent').count()).toBe(0);
		}
	});

	test('E6: set one field at once: who lost is shown both values, and keeps theirs by keyboard or takes the other', async () => {
		const server = await aDesk();
		const [ann, ben, cy] = [
			await somebody(server, 'Ann Smith'),
			await somebody(server, 'Ben Brown'),
			await somebody(server, 'Cy Young')
		];
		await tension(ann).fill('91');
		await ann.getByLabel('Why', { exact: true }).first().fill('Fleet out');
		await tension(ben).fill('30');
		await tension(cy).fill('40');
		await assess(ann);
		await issueOn(ben, 'taiwan').getByText('91').waitFor();
		await assess(ben);
		const conflict = ben.getByRole('region', { name: /Not sent/ });
		await conflict.waitFor();
		expect(await ben.locator('.notices').getByRole('alert').count()).toBe(0);
		expect(await conflict.innerText()).toMatch(
			/Tension[\s\S]*30[\s\S]*Ann Smith’s[\s\S]*91[\s\S]*Fleet out/
		);
		expect(await ben.evaluate(() => document.activeElement?.textContent)).toContain('Not sent');
		await ben.keyboard.press('Tab');
		await ben.keyboard.press('Tab');
		await ben.keyboard.press('Enter');
		await issueOn(cy, 'taiwan').getByText('30').waitFor();

		await assess(cy);
		const other = cy.getByRole('region', { name: /Not sent/ });
		await other.getByRole('radio', { name: /Ben Brown/ }).check();
		await other.getByRole('button', { name: 'Take theirs' }).click();
		await other.waitFor({ state: 'detached' });
		expect(await tension(cy).inputValue()).toBe('30');
		expect(await issueOn(ann, 'taiwan').innerText()).toContain('30');
	});
});

test('E13: a change of one’s own is undone by its offer, by Ctrl+Z and from history, and done again', async () => {
	const server = await aDesk();
	const [ann, ben] = [await somebody(server, 'Ann Smith'), await somebody(server, 'Ben Brown')];
	await tension(ann).fill('91');
	await assess(ann);
	await toast(ann).getByText('Assessed Strained, 91').waitFor();
	await toast(ann).getByRole('button', { name: 'Undo' }).click();
	await issueOn(ben, 'taiwan').getByText('74').waitFor();
	await history(ben).getByText('Undid:').waitFor();
	expect(await toast(ben).count()).toBe(0);

	await ann.getByRole('heading', { name: 'Taiwan' }).last().click();
	await ann.keyboard.press('Control+Shift+Z');
	await issueOn(ben, 'taiwan').getByText('91').waitFor();
	await ann.keyboard.press('Control+Z');
	await issueOn(ben, 'taiwan').getByText('74').waitFor();
	await tension(ann).fill('60');
	await ann.keyboard.press('Control+Z');
	await assess(ann);

	const first = history(ben)
		.getByRole('listitem')
		.filter({ hasText: 'Assessed Strained, 91' })
		.last();
	await first.getByRole('button', { name: /Undo change/ }).click();
	await history(ben)
		.getByText(/Not undone: Ann Smith changed tension since/)
		.waitFor();
});

test('E8: without a network edits queue in sight, can be taken back, and go out in order on return', async () => {
	const server = await aDesk();
	const [ann, ben] = [await somebody(server, 'Ann Smith'), await somebody(server, 'Ben Brown')];
	await ann.locator('[data-prepared]').waitFor({ state: 'attached' });
	await ann.context().setOffline(true);
	await ann.locator('[data-state="stale"], [data-state="offline"]').first().waitFor(WITHIN_20_S);
	for (const value of ['91', '92', '93']) {
		await tension(ann).fill(value);
		await assess(ann);
		await expect.poll(() => tension(ann).inputValue(), WITHIN_20_S).toBe(value);
	}
	const queue = ann.getByRole('status').filter({ hasText: '3 edits wait' });
	await queue.waitFor();
	expect(await queue.innerText()).toMatch(/Tension 91[\s\S]*Tension 92[\s\S]*Tension 93/);
	await queue.getByRole('listitem').last().getByRole('button', { name: 'Take back' }).click();
	await ann.getByRole('status').filter({ hasText: '2 edits wait' }).waitFor();
	await ann.context().setOffline(false);
	await history(ben).getByText('Assessed Strained, 92').waitFor(WITHIN_20_S);
	expect(await history(ben).innerText()).toMatch(/Strained, 92[\s\S]*Strained, 91/);
	expect(await history(ben).innerText()).not.toContain('Strained, 93');
	await queue.waitFor({ state: 'detached' });
});

test('E8: edits that wait are told of before what shows them has come', async () => {
	const server = await aDesk();
	const parts = partsFrom('src/lib/ui/board/Unsent.svelte');
	expect(parts.size).toBe(1);
	const ann = await somebody(server, 'Ann Smith', (page) =>
		page.route(
			({ pathname }) => parts.has(pathname),
			(route) => route.abort()
		)
	);
	await server.kill();
	await ann.locator('[data-state="stale"]').first().waitFor(WITHIN_20_S);
	await tension(ann).fill('91');
	await assess(ann);
	await ann.getByText('1 edit waits to be sent').waitFor();
	await server.resume();
	await history(ann).getByText('Assessed Strained, 91').waitFor(WITHIN_20_S);
	await ann.getByText('1 edit waits to be sent').waitFor({ state: 'detached' });
});
