import { afterAll, beforeAll } from 'vitest';
import { aSlowConnection } from '../harness/browser.ts';
import { command, introduce, live, makeBoard } from '../harness/desk.ts';
import { BuiltServer } from '../harness/server.ts';
import { aPage } from '../harness/world.ts';

/** Of all the tests of a file. */
export let server: BuiltServer;
/** The address of its board, whose history takes more than two pages. */
export let board: string;

beforeAll(async () => {
	server = await BuiltServer.start({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	for (let tension = 0; tension < 120; tension += 1)
		await command(server, { type: 'issue.assess', issue: 'tariffs', tension: tension % 101 });
	board = `${server.url}/b/us-china`;
});
afterAll(() => server.dispose());

/** The page of an editor, whose connection can be slow. */
export async function aDesk(path: string) {
	const page = await aPage();
	const connection = await aSlowConnection(page);
	await introduce(page, server, 'Ann Archer');
	await page.goto(board + path);
	await live(page);
	await page.locator('[data-prepared]').waitFor({ state: 'attached' });
	return { page, connection };
}
