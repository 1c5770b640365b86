import { median, most, ratio, type Line } from './report.ts';
import {
	BOARD,
	startDemarche,
	startSocketIo,
	startViewers,
	withData,
	withServers,
	type Measured
} from './server.ts';

/** Changes that each of them has missed. */
const MISSED = 10;

/** How long until viewers that all come at once hold the current state, and how long the loop is held meanwhile. */
export async function reconnect(): Promise<Line[]> {
	return withData((data) =>
		withServers([startDemarche(data), startSocketIo()], async (demarche, plain) => {
			const { revision } = await (await fetch(`${demarche.url}/api/v1/boards/${BOARD}`)).json();
			const since = revision - MISSED;
			await rejoined(demarche, 50, since);
			await demarche.process.ask('held');
			const few = await rejoined(demarche, 250, since);
			const many = await rejoined(demarche, 1000, since);
			const held = await demarche.process.ask<number>('held');
			const plainMany = await rejoined(plain, 1000, since);
			return [
				most('1,000 viewers that all reconnect', many, 'ms', 3000),
				ratio('the same beside plain socket.io', [many, plainMany], 'ms', Infinity),
				{ ...ratio('four times 250 viewers', [many, 4 * few], 'ms', 1.5), what: 'growth from 250' },
				most('longest turn of the event loop while they do', held, 'ms', Infinity)
			];
		})
	);
}

/** Milliseconds until the last of so many has joined with the revision it held, the middle one of three times. */
async function rejoined({ url, board }: Measured, count: number, since: number): Promise<number> {
	const times = [];
	for (let time = 0; time < 3; time += 1) {
		const viewers = startViewers();
		times.push(await viewers.ask<number>('open', { url, board, count, since, atOnce: count }));
		await viewers.end('SIGKILL');
	}
	return median(times);
}
