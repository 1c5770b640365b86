import { expect, test } from 'vitest';
import { introduce, live, makeBoard } from '../harness/desk.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

test('N2, N4, N5: two people comment, live, with drafts and links, and one deletes their own', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const ann = await aPage();
	const ben = await aPage();
	await introduce(ann, server, 'Ann Smith');
	await introduce(ben, server, 'Ben Doe');
	for (const page of [ann, ben]) {
		await page.goto(`${server.url}/b/us-china/i/taiwan`);
		await live(page);
	}
	const complaints = complaintsOf(ben);
	const on = (page: typeof ann) => page.getByRole('region', { name: 'Comments' });
	const box = on(ann).getByLabel('Comment', { exact: true });
	await box.fill('See https://example.org/x. <img src=x onerror=alert(1)>');
	await ann.reload();
	await live(ann);
	expect(await box.inputValue()).toContain('https://example.org/x');
	await on(ann).getByRole('button', { name: 'Comment', exact: true }).click();

	const link = on(ben).getByRole('link', { name: 'https://example.org/x' });
	await link.waitFor();
	expect(await link.getAttribute('rel')).toContain('noopener');
	await on(ben).getByText('<img src=x onerror=alert(1)>').waitFor();
	expect(await on(ben).getByText('Edit or delete').count()).toBe(0);

	await on(ann).getByText('Edit or delete').click();
	await on(ann).getByRole('button', { name: 'Delete the comment' }).click();
	await on(ben).getByText('Deleted by its author').waitFor();
	await ben.getByRole('region', { name: 'History' }).getByText('Deleted a comment').waitFor();
	await ben.reload();
	await on(ben).getByText('Deleted by its author').waitFor();
	expect(complaints).toEqual([]);
});
