import { setTimeout } from 'node:timers/promises';
import { CHANGES, submission } from './commands.ts';
import type { Process } from './process.ts';
import { median, ratio, type Line } from './report.ts';
import { eachOf, settled, type Gauge } from './settled.ts';
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
	/** What it held before they came. */
	readonly before: Gauge;
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
	const { ours, bare, others, spread } = await measure(count, servers);
	return [
		ratio(`fan-out to the last of ${count} viewers`, [spread, bare.ms], 'ms', target),
		ratio(`fan-out to ${count}, with its commit`, [ours.ms, bare.ms], 'ms', Infinity),
		ratio(`server CPU per message and viewer, ${count}`, [ours.cpu, bare.cpu], 'us', 2),
		...others.flatMap((plain) => [
			ratio(`fan-out to ${count}, of plain socket.io`, [plain.ms, bare.ms], 'ms', Infinity),
			ratio(`CPU of plain socket.io, ${count}`, [plain.cpu, bare.cpu], 'us', Infinity)
		])
	];
}

interface Spread {
	ms: number;
	/** Microseconds of the server's CPU for each message and viewer. */
	cpu: number;
	/** Kilobytes for each viewer. */
	memory: Gauge;
}

interface FannedOut {
	ours: Spread;
	bare: Spread;
	others: Spread[];
	/** Milliseconds to the last viewer, without what the first one costs: asking, committing and answering. */
	spread: number;
}

/** One change to the last of so many viewers: of Demarche, of the bare server, and of the others, if any. */
export async function measure(
	count: number,
	servers: readonly [Measured, Measured, ...Measured[]]
): Promise<FannedOut> {
	const [one, bareOne] = await measureAll(1, servers);
	const [ours, bare, ...others] = await measureAll(count, servers);
	if (!one || !bareOne || !ours || !bare) throw new Error('Nothing was measured');
	return { ours, bare, others, spread: ours.ms - one.ms + bareOne.ms };
}

/** Measures all in turn, round by round, so that whatever else the machine does meets them alike. */
async function measureAll(
	count: number,
	[demarche, bare, ...plain]: readonly [Measured, Measured, ...Measured[]]
): Promise<Spread[]> {
	const ours = await gather(demarche, count, submission);
	const others = [await gather(bare, count, () => 'go')];
	for (const each of plain) others.push(await gather(each, count, () => '42["go"]'));
	const { frame } = await reach(ours, 0);
	for (const { server } of others) await server.process.ask('frame', frame);
	await setTimeout(SETTLE);
	const crowds = [ours, ...others];
	for (let round = 0; round < ROUNDS; round += 1) {
		for (const crowd of crowds) await measureRound(crowd, round);
	}
	const spreads = [];
	for (const crowd of crowds) spreads.push(await spreadOf(crowd));
	for (const { viewers } of crowds) await viewers.end('SIGKILL');
	return spreads;
}

async function gather(
	server: Measured,
	count: number,
	sendOf: (round: number) => string
): Promise<Crowd> {
	const viewers = startViewers();
	const before = await settled(server);
	const { url, board, key } = server;
	await viewers.ask('open', { url, board, key, count });
	return { server, viewers, count, before, sendOf, times: [], cpu: 0 };
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

async function spreadOf({ server, before, times, cpu, count }: Crowd): Promise<Spread> {
	return {
		ms: median(times),
		cpu: (cpu * 1000) / (times.length * count),
		memory: eachOf(before, await settled(server), count)
	};
}
