import { addDays } from '#lib/domain/day.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { Deliveries } from '#lib/server/inbox/deliveries.ts';
import { ChangeLog } from '#lib/server/store/change-log.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { END, fill, LONG_BOARD } from './fill.ts';
import { median, most, ratio, type Line } from './report.ts';
import { databaseIn, startUnused, withData, withServers, type Measured } from './server.ts';

const SHORT = 10_000;
const LONG = 1_000_000;
const TURNS = 40;
/** The first of them pay for the compiler. */
const COLD = 15;

const API = `/api/v1/boards/${LONG_BOARD}`;
const TEN_YEARS = `from=${addDays(END, -3652)}&to=${END}&points=400`;

/** What of a board is slower with a million changes than with ten thousand, as it is served. */
export async function size(): Promise<Line[]> {
	return withData((shortData) =>
		withData(async (longData) => {
			await filled(shortData, SHORT);
			await filled(longData, LONG);
			const began = performance.now();
			return withServers(
				[startUnused(databaseIn(longData)), startUnused(databaseIn(shortData))],
				async (long, short) => {
					await read(long, `/b/${LONG_BOARD}`);
					const start = performance.now() - began;
					return [
						most('start to first board page, 1,000,000 changes', start, 'ms', 2_000),
						...(await compare('board page', [long, short], () => `/b/${LONG_BOARD}`)),
						...(await compare('catch-up of 100 changes', [long, short], (changes) => {
							return `${API}/changes?since=${changes - 100}&limit=100`;
						})),
						...(await compare(
							'ten years of 60 issues',
							[long, short],
							() => `${API}/series?${TEN_YEARS}`
						))
					];
				}
			);
		})
	);
}

async function filled(data: string, changes: number): Promise<void> {
	const database = await openDatabase(databaseIn(data));
	const store = openStore(database);
	await fill(store, changes);
	// What came to a log while a server ran was brought to inboxes then.
	const toNobody = { deskOf: () => Promise.resolve([]) };
	await new Deliveries(database, new ChangeLog(database), toNobody).catchUp(LONG_BOARD);
	await store.close();
}

type Servers = readonly [long: Measured, short: Measured];

/** Both in turn, so that whatever else the machine does meets them alike; and how long it holds the loop of the one with more. */
async function compare(
	what: string,
	[long, short]: Servers,
	pathOf: (changes: number) => string
): Promise<Line[]> {
	const times: [number, number][] = [];
	for (let turn = 0; turn < TURNS; turn += 1) {
		if (turn === COLD) await long.process.ask('held');
		times.push([await read(long, pathOf(LONG)), await read(short, pathOf(SHORT))]);
	}
	const held = await long.process.ask<number>('held');
	const warm = times.slice(COLD);
	const ours = median(warm.map(([each]) => each));
	const base = median(warm.map(([, each]) => each));
	return [
		ratio(what, [ours, base], 'ms', 2),
		most(`event loop held by the ${what}`, held, 'ms', 20)
	];
}

/** Milliseconds until it is read. */
async function read({ url }: Measured, path: string): Promise<number> {
	const began = performance.now();
	const answer = await fetch(url + path);
	if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
	await answer.text();
	return performance.now() - began;
}
