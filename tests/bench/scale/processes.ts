import { setTimeout } from 'node:timers/promises';
import { CHANGES } from '../commands.ts';
import { median, ratio, round, type Line } from '../report.ts';
import { startOn, startViewers, withServers, type Measured } from '../server.ts';
import type { Process } from '../process.ts';
import { boardNames, createBoards, submitTo } from './many-boards.ts';

const VIEWERS = 2000;
const COMMITS = 320;
const EDITORS = 32;
const TURNS = 7;

/** Two and four processes on one PostgreSQL beside one: commits a second on 32 boards, and how soon all viewers have a change. */
export async function processes(): Promise<Line[]> {
	const url = process.env['TEST_POSTGRES_URL'];
	if (!url) return [];
	const [one, two, four] = [await together(url, 1), await together(url, 2), await together(url, 4)];
	return [...linesOf('two', two, one), ...linesOf('four', four, one)];
}

interface Together {
	rate: number;
	reached: number;
}

const linesOf = (many: string, ours: Together, one: Together): Line[] => [
	{
		what: `commits a second of ${many} processes`,
		measured: `${round(ours.rate)} (${(ours.rate / one.rate).toFixed(2)} times)`,
		baseline: round(one.rate),
		target: '',
		met: true
	},
	ratio(
		`${VIEWERS} viewers reached by ${many} processes`,
		[ours.reached, one.reached],
		'ms',
		Infinity
	)
];

async function together(url: string, count: number): Promise<Together> {
	const first = await startOn(url);
	await createBoards(first, EDITORS);
	const others = Array.from({ length: count - 1 }, () => startOn(url));
	return withServers([Promise.resolve(first), ...others], async (...servers) => {
		const crowds = await Promise.all(servers.map((server) => gather(server, VIEWERS / count)));
		await setTimeout(3000);
		const result = { rate: await rateOf(crowds), reached: await reachOf(crowds) };
		await Promise.all(crowds.map((crowd) => crowd.end('SIGKILL')));
		return result;
	});
}

async function gather(server: Measured, count: number): Promise<Process> {
	const viewers = startViewers();
	const { url, key } = server;
	await viewers.ask('open', { url, key, board: 'board-0', count });
	return viewers;
}

/** Each process is given its share of the editors, each on a board of its own. */
async function rateOf(crowds: readonly Process[]): Promise<number> {
	const share = EDITORS / crowds.length;
	const times = [];
	for (let turn = 0; turn < TURNS; turn += 1) {
		const start = performance.now();
		await Promise.all(
			crowds.map((crowd, index) => {
				const boards = boardNames(EDITORS).slice(index * share, (index + 1) * share);
				return submitTo(crowd, boards, COMMITS / crowds.length, share);
			})
		);
		times.push(performance.now() - start);
	}
	return (COMMITS * 1000) / median(times);
}

/** Milliseconds from asking the first process until the last viewer of any has the change. */
async function reachOf(crowds: readonly Process[]): Promise<number> {
	const times = [];
	for (let turn = 0; turn < TURNS; turn += 1) {
		const start = performance.now();
		const reached = crowds.map((crowd) => crowd.ask('await', { seek: CHANGES }));
		const [first] = crowds;
		if (first) await submitTo(first, ['board-0'], 1, 1);
		await Promise.all(reached);
		times.push(performance.now() - start);
		await setTimeout(200);
	}
	return median(times);
}
