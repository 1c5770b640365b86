import { openBareEngine, type BareEngine } from './bare-engine.ts';
import { assessments } from './commands.ts';
import type { Process } from './process.ts';
import { median, round, type Line } from './report.ts';
import { BOARD, startDemarche, withData, withServers, withViewers } from './server.ts';

/** Commits in a row before the other has its turn. */
const IN_A_ROW = 200;
const TURNS = 11;

/** Acknowledged assessments a second through the socket, beside the engine alone with the same rows. */
export async function commit(): Promise<Line[]> {
	return withData((data) =>
		withServers([startDemarche(data)], (server) =>
			withViewers(server, 1, async (viewer) => {
				// A server that has just started is still being compiled.
				for (let turn = 0; turn < TURNS; turn += 1) await submitAll(viewer, 1);
				const engine = await openBareEngine(data, IN_A_ROW);
				const lines = [
					await compare('one after another', viewer, engine, 1),
					await compare('32 at once', viewer, engine, 32)
				];
				engine.close();
				return lines;
			})
		)
	);
}

/** Both in turn, so that whatever else the machine does meets them alike. */
async function compare(
	how: string,
	viewer: Process,
	engine: BareEngine,
	atOnce: number
): Promise<Line> {
	const turns = [];
	for (let turn = 0; turn < TURNS; turn += 1) {
		const bare = await engine.commit();
		const ours = await submitAll(viewer, atOnce);
		turns.push({ ours, bare, share: bare / ours });
	}
	const share = median(turns.map((turn) => turn.share));
	const rateOf = (ms: number) => round((IN_A_ROW * 1000) / ms);
	return {
		what: `commits a second, ${how}`,
		measured: `${rateOf(median(turns.map(({ ours }) => ours)))} (${share.toFixed(2)} of it)`,
		baseline: rateOf(median(turns.map(({ bare }) => bare))),
		target: 'at least 0.5 of it',
		met: share >= 0.5
	};
}

/** Milliseconds until every one is acknowledged. */
async function submitAll(viewer: Process, atOnce: number): Promise<number> {
	const asked = { board: BOARD, submissions: assessments(IN_A_ROW), atOnce };
	const { ms, refused } = await viewer.ask<{ ms: number; refused: number }>('submit', asked);
	if (refused > 0) throw new Error(`${refused} of ${IN_A_ROW} assessments were refused`);
	return ms;
}
