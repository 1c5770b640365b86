import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { command } from '../harness/desk.ts';
import { aPage } from '../harness/world.ts';
import { aBoard, open } from './chart.ts';

describe('T7: the form for days of their own', () => {
	const days = async (page: Page, from: string, to: string) => {
		await page.getByRole('textbox', { name: 'From' }).fill(from);
		await page.getByRole('textbox', { name: 'To' }).fill(to);
		await page.getByRole('button', { name: 'Show', exact: true }).first().click();
	};
	const faultAt = (page: Page, name: string) =>
		page
			.getByRole('textbox', { name })
			.evaluate((field) => (field instanceof HTMLInputElement ? field.validationMessage : ''));

	test('takes any days, and says at the field what is wrong with them', async () => {
		const server = await aBoard();
		await command(server, {
			...{ type: 'issue.assess', issue: 'taiwan', tension: 80, asOf: '2019-02-01' },
			...{ status: 'rupture', note: 'It moved' }
		});
		const page = await aPage();
		await open(page, server, '?from=2019-01-01&to=2019-06-01');
		await page.getByText('Custom').click();
		await days(page, '2023-01-01', '2022-01-01');
		await expect.poll(() => faultAt(page, 'From')).toBe('The first day must not be after the last');
		await days(page, '', '2010-01-01');
		await expect.poll(() => faultAt(page, 'To')).toMatch(/before 1 Feb 2019$/);
		expect(new URL(page.url()).search).toBe('?from=2019-01-01&to=2019-06-01');
		await days(page, '2022-01-01', '2023-01-01');
		await page.waitForURL('**/trends?from=2022-01-01&to=2023-01-01');
	});
});
