import { setTimeout } from 'node:timers/promises';
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
/** Whoever is cut off is known to be gone by then, in ms. */
const GONE_AFTER = 500;

/** How long until viewers that all come at once hold the current state, and how long the loop is held meanwhile. */
export async function reconnect(): Promise<Line[]> {
	return withData((data) =>
		withServers([startDemarche(data), startSocketIo()], async (demarche, plain) => {
			const { revision } = await (await fetch(`${demarche.url}/api/v1/boards/${BOARD}`)).json();
			const since = revision - MISSED;
			await rejoined(demarche, 50, since);
			const few = await rejoined(demarche, 250, since);
			const many = await rejoined(demarche, 1000, since);
			const plainMany = await rejoined(plain, 1000, since);
			return [
				most('1,000 viewers that all reconnect', many.ms, 'ms', 3000),
				ratio('the same beside plain socket.io', [many.ms, plainMany.ms], 'ms', Infinity),
				{ ...ratio('', [many.ms, 4 * few.ms], 'ms', 1.5), what: 'growth from 250' },
				ratio('longest turn while they do', [many.held, plainMany.held], 'ms', Infinity),
				ratio('longest turn as all are cut off', [many.letGo, plainMany.letGo], 'ms', Infinity)
			];
		})
	);
}

interface Rejoined {
	/** Milliseconds until the last has joined. */
	ms: number;
	/** The longest turn of the server's event loop meanwhile, */
	held: number;
	/** and when all of them are gone in one moment. */
	letGo: number;
}

/** What it takes that so many join with the revision they held: of three times the middle one of each. */
async function rejoined(server: Measured, count: number, since: number): Promise<Rejoined> {
	const times: Rejoined[] = [];
	for (let time = 0; time < 3; time += 1) times.push(await rejoin(server, count, since));
	const middle = (key: keyof Rejoined) => median(times.map((each) => each[key]));
	return { ms: middle('ms'), held: middle('held'), letGo: middle('letGo') };
}

async function rejoin(
	{ url, board, process }: Measured,
	count: number,
	since: number
): Promise<Rejoined> {
	const viewers = startViewers();
	await process.ask('held');
	const ms = await viewers.ask<number>('open', { url, board, count, since, atOnce: count });
	const held = await process.ask<number>('held');
	await viewers.end('SIGKILL');
	await setTimeout(GONE_AFTER);
	return { ms, held, letGo: await process.ask<number>('held') };
}
