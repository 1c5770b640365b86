import { median, most, ratio, type Line } from './report.ts';
import {
	startDemarche,
	startSocketIo,
	startViewers,
	withData,
	withServers,
	type Measured
} from './server.ts';

/** How long until viewers that all come at once hold the current state, and how long the loop is held meanwhile. */
export async function reconnect(): Promise<Line[]> {
	return withData((data) =>
		withServers([startDemarche(data), startSocketIo()], async (demarche, plain) => {
			await rejoined(demarche, 50);
			await demarche.process.ask('held');
			const few = await rejoined(demarche, 250);
			const many = await rejoined(demarche, 1000);
			const held = await demarche.process.ask<number>('held');
			const plainMany = await rejoined(plain, 1000);
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
async function rejoined({ url, board }: Measured, count: number): Promise<number> {
	const times = [];
	for (let time = 0; time < 3; time += 1) {
		const viewers = startViewers();
		times.push(await viewers.ask<number>('open', { url, board, count, since: 600, atOnce: count }));
		await viewers.end('SIGKILL');
	}
	return median(times);
}
