import type { Page } from 'playwright-core';
import { addDays, dayOf, instantOf } from '#lib/domain/day.ts';
import { command, live, makeBoard } from '../harness/desk.ts';
import type { BuiltServer } from '../harness/server.ts';
import { aServer } from '../harness/world.ts';

export const today = () => dayOf(instantOf(Date.now()));

/** A board whose Taiwan goes back a year, with reasons. */
export async function aBoard(): Promise<BuiltServer> {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const source = { publisher: 'The Gazette', url: 'https://example.org/drills' };
	const assess = (ago: number, tension: number, note: string) =>
		command(server, {
			...{ type: 'issue.assess', issue: 'taiwan', status: 'strained', tension, note, source },
			asOf: addDays(today(), -ago)
		});
	await assess(365, 30, 'A quiet year begins');
	await assess(200, 55, 'Drills began');
	return server;
}

export async function open(page: Page, server: BuiltServer, query = '?issue=taiwan') {
	await page.goto(`${server.url}/b/us-china/trends${query}`);
	await page.locator('canvas[data-drawn]').waitFor();
	await live(page);
}

/** The middle of the plot, in pixels of the page. */
export async function middleOf(page: Page) {
	const box = await page.locator('canvas').boundingBox();
	if (!box) throw new Error('There is no chart');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}

export const daysIn = (page: Page) => {
	const query = new URL(page.url()).searchParams;
	return { from: query.get('from'), to: query.get('to') };
};
export const orderOf = (...days: (string | null)[]) =>
	days.every((day, at) => day && (at === 0 || day > (days[at - 1] ?? ''))) ? 'rising' : days;
