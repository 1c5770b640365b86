import { setTimeout } from 'node:timers/promises';
import { CHANGES, submission } from './commands.ts';
import type { Process } from './process.ts';
import { median, ratio, type Line } from './report.ts';
import {
	startBare,
	startDemarche,
	startSocketIo,
	startViewers,
	withData,
	withServers,
	type Measured
} from './server.ts';

const ROUNDS = 25;
/** Longer than changes are gathered before they are sent, so that each round is one packet. */
const PAUSE = 120;
/** Until everybody has been told who else has come. */
const SETTLE = 5000;

/** A server with its viewers, and what has been measured of them. */
interface Crowd {
	readonly server: Measured;
	readonly viewers: Process;
	readonly count: number;
	sendOf(round: number): string;
	/** Milliseconds from asking until the last viewer has it, of each round. */
	readonly times: number[];
	/** Milliseconds of the server's CPU in all rounds. */
	cpu: number;
}

/** One change to the last of N viewers, beside a bare server that writes the same bytes to as many. */
export async function fanOut(): Promise<Line[]> {
	return withData((data) =>
		withServers(
			[startDemarche(data), startBare(), startSocketIo()],
			async (demarche, bare, plain) => [
				...(await compare(1000, 1.5, [demarche, bare, plain])),
				...(await compare(5000, 1.6, [demarche, bare, plain]))
			]
		)
	);
}

type Servers = readonly [demarche: Measured, bare: Measured, plain: Measured];

async function compare(count: number, target: number, servers: Servers): Promise<Line[]> {
	// What the first viewer costs is asking, committing and answering; the rest is fan-out.
	const [one, bareOne] = await measure(1, servers);
	const [all, bare, plain] = await measure(count, servers);
	const spread: [number, number] = [all.ms - one.ms + bareOne.ms, bare.ms];
	return [
		ratio(`fan-out to the last of ${count} viewers`, spread, 'ms', target),
		ratio(`fan-out to ${count}, with its commit`, [all.ms, bare.ms], 'ms', Infinity),
		ratio(`fan-out to ${count}, of plain socket.io`, [plain.ms, bare.ms], 'ms', Infinity),
		ratio(`server CPU per message and viewer, ${count}`, [all.each, bare.each], 'us', 2),
		ratio(`the same of plain socket.io, ${count}`, [plain.each, bare.each], 'us', Infinity)
	];
}

interface Spread {
	ms: number;
	/** Microseconds of the server's CPU for each message and viewer. */
	each: number;
}

/** Measures all three in turn, round by round, so that whatever else the machine does meets them alike. */
async function measure(
	count: number,
	[demarche, bare, plain]: Servers
): Promise<[Spread, Spread, Spread]> {
	const ours = await gather(demarche, count, submission);
	const others = [
		await gather(bare, count, () => 'go'),
		await gather(plain, count, () => '42["go"]')
	];
	const { frame } = await reach(ours, 0);
	for (const { server } of others) await server.process.ask('frame', frame);
	await setTimeout(SETTLE);
	const crowds = [ours, ...others];
	for (let round = 0; round < ROUNDS; round += 1) {
		for (const crowd of crowds) await measureRound(crowd, round);
	}
	for (const { viewers } of crowds) await viewers.end('SIGKILL');
	const [first, second, third] = crowds.map(spreadOf);
	if (!first || !second || !third) throw new Error('Nothing was measured');
	return [first, second, third];
}

async function gather(
	server: Measured,
	count: number,
	sendOf: (round: number) => string
): Promise<Crowd> {
	const viewers = startViewers();
	const { url, board, key } = server;
	await viewers.ask('open', { url, board, key, count });
	return { server, viewers, count, sendOf, times: [], cpu: 0 };
}

const reach = ({ viewers, sendOf }: Crowd, round: number) =>
	viewers.ask<{ ms: number; frame: string }>('reach', { send: sendOf(round), seek: CHANGES });

async function measureRound(crowd: Crowd, round: number): Promise<void> {
	const before = await crowd.server.process.ask<number>('cpu');
	const { ms } = await reach(crowd, round);
	const after = await crowd.server.process.ask<number>('cpu');
	await setTimeout(PAUSE);
	// The first rounds are those in which the code is compiled.
	if (round < 5) return;
	crowd.times.push(ms);
	crowd.cpu += after - before;
}

const spreadOf = ({ times, cpu, count }: Crowd): Spread => ({
	ms: median(times),
	each: (cpu * 1000) / (times.length * count)
});
