import { setTimeout } from 'node:timers/promises';
import { CHANGES, submission } from './commands.ts';
import type { Process } from './process.ts';
import { median, ratio, type Line } from './report.ts';
import {
	startBare,
	startDemarche,
	startSocketIo,
	withData,
	withServers,
	withViewers,
	type Measured
} from './server.ts';

const ROUNDS = 25;
/** Longer than changes are gathered before they are sent, so that each round is one packet. */
const PAUSE = 120;

interface Reached {
	/** Milliseconds from asking until the last viewer has it, the middle one of the rounds. */
	last: number;
	/** Microseconds of the server's CPU for each message and viewer. */
	cpu: number;
	frame: string;
}

/** One change to the last of N viewers, beside a bare server that writes the same bytes to as many. */
export async function fanOut(): Promise<Line[]> {
	return withData((data) =>
		withServers(
			[startDemarche(data), startBare(), startSocketIo()],
			async (demarche, bare, plain) => [
				...(await compare(1000, 1.5, { demarche, bare, plain })),
				...(await compare(5000, 1.6, { demarche, bare, plain }))
			]
		)
	);
}

type Servers = Record<'demarche' | 'bare' | 'plain', Measured>;

async function compare(count: number, target: number, servers: Servers): Promise<Line[]> {
	const one = await reached(servers.demarche, 1, submission);
	const all = await reached(servers.demarche, count, submission);
	const go = () => 'go';
	await servers.bare.process.ask('frame', all.frame);
	const bareOne = await reached(servers.bare, 1, go);
	const bareAll = await reached(servers.bare, count, go);
	await servers.plain.process.ask('frame', all.frame);
	const plainAll = await reached(servers.plain, count, () => '42["go"]');
	// What the first viewer costs is asking, committing and answering; the rest is fan-out.
	const spread: [number, number] = [all.last - one.last + bareOne.last, bareAll.last];
	return [
		ratio(`fan-out to the last of ${count} viewers`, spread, 'ms', target),
		ratio(`fan-out to ${count}, with its commit`, [all.last, bareAll.last], 'ms', Infinity),
		ratio(`fan-out to ${count}, of plain socket.io`, [plainAll.last, bareAll.last], 'ms', Infinity),
		ratio(`server CPU per message and viewer, ${count}`, [all.cpu, bareAll.cpu], 'us', 2)
	];
}

async function reached(
	server: Measured,
	count: number,
	sendOf: (round: number) => string
): Promise<Reached> {
	return withViewers(server, count, async (viewers) => {
		await rounds(viewers, 5, sendOf);
		const before = await server.process.ask<number>('cpu');
		const each = await rounds(viewers, ROUNDS, sendOf);
		const used = (await server.process.ask<number>('cpu')) - before;
		const last = median(each.map(({ ms }) => ms));
		return { last, cpu: (used * 1000) / (ROUNDS * count), frame: each[0]?.frame ?? '' };
	});
}

async function rounds(
	viewers: Process,
	count: number,
	sendOf: (round: number) => string
): Promise<{ ms: number; frame: string }[]> {
	const each = [];
	for (let round = 0; round < count; round += 1) {
		const asked = { send: sendOf(round), seek: CHANGES };
		each.push(await viewers.ask<{ ms: number; frame: string }>('reach', asked));
		await setTimeout(PAUSE);
	}
	return each;
}
