import { measure } from '../fan-out.ts';
import { ratio, type Line } from '../report.ts';
import { startBare, startDemarche, withData, withServers } from '../server.ts';

const COUNTS = [1000, 5000, 10_000];

/** One change to the last of very many viewers, and what each of them costs, beside a bare server. */
export async function crowd(): Promise<Line[]> {
	const lines = [];
	// Each with servers of its own: memory that was taken for one crowd is there for the next.
	for (const count of COUNTS) lines.push(...(await crowdOf(count)));
	return lines;
}

const crowdOf = (count: number): Promise<Line[]> =>
	withData((data) =>
		withServers([startDemarche(data), startBare()], async (demarche, bareServer) => {
			const { ours, bare, spread } = await measure(count, [demarche, bareServer]);
			return [
				ratio(`fan-out to the last of ${count} viewers`, [spread, bare.ms], 'ms', 1.15),
				ratio(`server CPU per message and viewer, ${count}`, [ours.cpu, bare.cpu], 'us', 1.15),
				ratio(`memory per viewer, resident, ${count}`, [ours.memory.rss, bare.memory.rss], 'kB', 2),
				ratio(
					`memory per viewer, of the heap, ${count}`,
					[ours.memory.heap, bare.memory.heap],
					'kB',
					Infinity
				)
			];
		})
	);
