import { most, type Line } from '../report.ts';
import { BOARD, startDemarche, startViewers, withData } from '../server.ts';

const VIEWERS = 5000;
/** Changes that each of them has missed. */
const MISSED = 10;
const MB = 1024 * 1024;

/** What a restart costs: all viewers come back at once, each knowing a revision a little behind. */
export async function restart(): Promise<Line[]> {
	return withData(async (data) => {
		const before = await startDemarche(data);
		const { revision } = await (await fetch(`${before.url}/api/v1/boards/${BOARD}`)).json();
		await before.process.end();
		const began = performance.now();
		const server = await startDemarche(data);
		await server.process.ask('delay');
		const viewers = startViewers();
		const asked = { url: server.url, board: BOARD, since: revision - MISSED };
		await viewers.ask('open', { ...asked, count: VIEWERS, atOnce: VIEWERS });
		const seconds = (performance.now() - began) / 1000;
		const { p99, max } = await server.process.ask<{ p99: number; max: number }>('delay');
		const peak = await server.process.ask<number>('peak');
		await viewers.end('SIGKILL');
		await server.process.end();
		return [
			most(`restart until ${VIEWERS} viewers are current`, seconds, 's', 10),
			most('peak memory of the server', peak / MB, 'MB', Infinity),
			most('event-loop delay meanwhile, p99', p99, 'ms', 50),
			most('event-loop delay meanwhile, longest', max, 'ms', Infinity)
		];
	});
}
