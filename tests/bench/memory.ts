import { most, ratio, type Line } from './report.ts';
import { keyOf } from '../e2e/harness/accounts.ts';
import { eachOf, settled, type Gauge } from './settled.ts';
import {
	databaseIn,
	startSocketIo,
	startUnused,
	withData,
	withServers,
	withViewers,
	type Measured
} from './server.ts';

const VIEWERS = 1000;
const MB = 1024 * 1024;

/** What the server holds idle with the sample board, and for each viewer beside plain socket.io. */
export async function memory(): Promise<Line[]> {
	return withData(async (data) => {
		const start = () => startUnused(databaseIn(data));
		await withServers([start()], () => Promise.resolve());
		return withServers([start(), startSocketIo()], async (demarche, plain) => {
			const idle = await settled(demarche);
			await (await fetch(`${demarche.url}/b/us-china`)).text();
			const read = await settled(demarche);
			const each = await perViewer(demarche);
			const eachPlain = await perViewer(plain);
			await keyOf(demarche, 'Bench');
			const signedIn = await settled(demarche);
			return [
				most('memory idle with the sample board', idle.rss / MB, 'MB', 110),
				most('memory once the board page was read', read.rss / MB, 'MB', 110),
				ratio('memory per viewer, of the heap', [each.heap, eachPlain.heap], 'kB', 1.5),
				ratio('memory per viewer, resident', [each.rss, eachPlain.rss], 'kB', Infinity),
				most('memory after 1,000 viewers and a sign-in', signedIn.rss / MB, 'MB', Infinity)
			];
		});
	});
}

/** Kilobytes that each of many idle viewers adds. */
async function perViewer(server: Measured): Promise<Gauge> {
	const before = await settled(server);
	const after = await withViewers(server, VIEWERS, () => settled(server));
	return eachOf(before, after, VIEWERS);
}
