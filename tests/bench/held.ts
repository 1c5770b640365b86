import { most, type Line } from './report.ts';
import { BOARD, startDemarche, withData, withServers, type Measured } from './server.ts';

const TIMES = 30;
const API = `/api/v1/boards/${BOARD}`;
const PATHS = [
	[`/b/${BOARD}`, 'the board page'],
	[`/wall/${BOARD}`, 'the wall'],
	[API, 'the board'],
	[`${API}?revision=300`, 'a past board'],
	[`${API}/changes?limit=1000`, 'a page of changes'],
	[`${API}/series?from=2018-01-01&points=2000`, 'eight years of series']
] as const;

/** How long one answer holds the event loop, by what is asked for. */
export async function held(): Promise<Line[]> {
	return withData((data) =>
		withServers([startDemarche(data)], async (server) => {
			const lines = [];
			for (const [path, what] of PATHS) {
				const longest = await longestTurn(server, path);
				lines.push(most(`event loop held by ${what}`, longest, 'ms', 20));
			}
			return lines;
		})
	);
}

/** The longest turn of the loop while it is asked for again and again, once the code is compiled. */
async function longestTurn({ process, url }: Measured, path: string): Promise<number> {
	for (let time = 0; time < 2 * TIMES; time += 1) {
		if (time === TIMES) await process.ask('held');
		const answer = await fetch(url + path);
		if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
		await answer.text();
	}
	return process.ask<number>('held');
}
